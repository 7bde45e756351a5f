import time
from multiprocessing import Event, Process, Value

GUESTS = 4                               #: knob 1..8 explore 3
OPENS = 2                                #: knob 0..9


def visit(door, number, inside):
    time.sleep(number)                   #: mark comes
    door.wait()                          #: mark door
    with inside.get_lock():
        inside.value += 1                #: mark enter


if __name__ == "__main__":
    door, inside = Event(), Value("i", 0)
    guests = [Process(target=visit, args=(door, n, inside)) for n in range(GUESTS)]
    for guest in guests:
        guest.start()
    time.sleep(OPENS)
    door.set()                           #: mark open
    for guest in guests:
        guest.join()
    print("inside:", inside.value)       #: mark printed
