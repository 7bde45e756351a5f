# finds ok
# finds deadlock
from multiprocessing import Lock, Process


def hold(lock):
    with lock:
        pass


if __name__ == "__main__":
    lock = Lock()
    p = Process(target=hold, args=(lock,))
    p.start()
    p.kill()
    p.join()
    lock.acquire()
