from multiprocessing import Lock, Process, RLock, Value

BAKERS = 2                                      #: knob 1..4 explore 2


def note(loaves, lock):
    with lock:                                  #: switch inner
        loaves.value += 1                       #: mark add


def bake(loaves, lock):
    with lock:                                  #: mark outer
        loaves.value += 1                       #: mark first
        note(loaves, lock)                      #: mark call


if __name__ == "__main__":
    loaves = Value("i", 0)
    lock = RLock()                              #: switch rlock -> lock = Lock()
    bakers = [Process(target=bake, args=(loaves, lock)) for _ in range(BAKERS)]
    for b in bakers:
        b.start()
    for b in bakers:
        b.join()
    print("loaves", loaves.value)               #: mark printed
