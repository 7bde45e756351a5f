from multiprocessing import Lock, Process, Value

READERS = 3                                     #: knob 1..8 explore 2
ROUNDS = 1000                                   #: knob 1..1000000 explore 1


def look(number):
    with number.get_lock():                     #: mark look
        return number.value


def change(number, by):
    with number.get_lock():                     #: mark change
        number.value += by


def read(free, crowded, lock):
    for _ in range(ROUNDS):
        with lock:                              #: switch lock
            sits = look(free) > 0               #: mark check
            if sits:
                change(free, -1)                #: mark act
        if sits:
            if look(free) < 0:                  #: mark again
                change(crowded, 1)              #: mark crowd
            change(free, 1)                     #: mark rise


if __name__ == "__main__":
    free, crowded, lock = Value("i", 1), Value("i", 0), Lock()
    readers = [Process(target=read, args=(free, crowded, lock)) for _ in range(READERS)]
    for r in readers:
        r.start()
    for r in readers:
        r.join()
    print("free", free.value, "crowded", crowded.value)  #: mark printed
