from multiprocessing import Lock, Process, Value

WORKERS = 4                      #: knob 1..16 explore 2
ROUNDS = 20000                   #: knob 1..10000000 explore 1


def worker(counter, lock):
    for _ in range(ROUNDS):
        with lock:               #: switch lock
            counter.value += 1


if __name__ == "__main__":
    counter = Value("i", 0)
    lock = Lock()
    workers = [Process(target=worker, args=(counter, lock)) for _ in range(WORKERS)]
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    print("expected", WORKERS * ROUNDS)
    print("counter ", counter.value)
