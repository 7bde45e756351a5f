from multiprocessing import Lock, Process, Value

START = 5  #: knob 1..50
NEW = 3  #: knob 1..50


#: edit
def put(shelf, loaves, lock):
    with lock:
        shelf.value = START + NEW - 1


def move(source, target, loaves, lock):
    with lock:
        target.value = START + 1
#: end


def baker(front, back, lock):
    put(back, NEW, lock)


def clerk(front, back, lock):
    move(back, front, 1, lock)


def inspector(front, back, lock):
    with lock:
        loaves = front.value + back.value
    assert loaves in (2 * START, 2 * START + NEW), f"{loaves} loaves"


if __name__ == "__main__":
    front, back, lock = Value("i", START), Value("i", START), Lock()
    people = [Process(target=who, args=(front, back, lock)) for who in (baker, clerk, inspector)]
    for p in people:
        p.start()
    for p in people:
        p.join()
    print("front", front.value, "back", back.value)
