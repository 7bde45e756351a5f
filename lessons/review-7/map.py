from multiprocessing import Lock, Process, Value


def move(north, east, lock):
    with lock:                               #: mark hold
        north.value = 1                      #: mark north
        east.value = 1                       #: mark east


def draw(north, east, seen_north, seen_east):
    seen_north.value = north.value           #: mark first
    seen_east.value = east.value             #: mark second


if __name__ == "__main__":
    lock = Lock()
    north, east, seen_north, seen_east = (Value("i", 0) for _ in range(4))
    people = [Process(target=move, args=(north, east, lock)),
              Process(target=draw, args=(north, east, seen_north, seen_east))]
    for p in people:
        p.start()
    for p in people:
        p.join()
    print("drawn:", seen_north.value, seen_east.value)
