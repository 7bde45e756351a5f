# finds ok got=0
# finds ok got=1
from multiprocessing import Lock, Process, Value


def hold(lock):
    with lock:
        pass


def hurry(lock, got):
    if lock.acquire(timeout=0.5):
        got.value = 1
        lock.release()


if __name__ == "__main__":
    lock = Lock()
    got = Value("i", 0, lock=False)
    ps = [Process(target=hold, args=(lock,)), Process(target=hurry, args=(lock, got))]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
