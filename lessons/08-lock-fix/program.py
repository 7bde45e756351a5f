from multiprocessing import Lock, Process, Value

WORKERS = 3                                  #: knob 1..8 explore 2
ROUNDS = 100000                              #: knob 1..10000000 explore 1


def worker(balance, lock):
    guard = lock                             #: switch same -> guard = Lock()
    with balance.get_lock():                 #: switch wide
        for _ in range(ROUNDS):
            with guard:                      #: switch whole
                seen = balance.value         #: mark read
                with balance.get_lock():     #: switch narrow
                    balance.value = seen + 1  #: mark write


if __name__ == "__main__":
    balance = Value("i", 0)
    lock = Lock()
    workers = [Process(target=worker, args=(balance, lock)) for _ in range(WORKERS)]
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    print("expected", WORKERS * ROUNDS)
    print("balance ", balance.value)
