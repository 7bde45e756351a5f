# finds deadlock n=1
# finds ok n=0
# orders 2
# pattern each waits for the other's signal
from multiprocessing import Lock, Process, Semaphore, Value


def produce(empty, full, mutex, n):
    for _ in range(2):
        with mutex:
            empty.acquire()
            n.value += 1
        full.release()


def consume(empty, full, mutex, n):
    for _ in range(2):
        full.acquire()
        with mutex:
            n.value -= 1
        empty.release()


if __name__ == "__main__":
    empty, full, mutex, n = Semaphore(1), Semaphore(0), Lock(), Value("i", 0)
    ps = [Process(target=f, args=(empty, full, mutex, n)) for f in (produce, consume)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
