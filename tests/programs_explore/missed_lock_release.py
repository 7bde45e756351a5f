# finds deadlock
# finds ok
# orders 2
# pattern missed signal
from multiprocessing import Lock, Process


def wait(lock):
    lock.acquire()
    lock.acquire()


if __name__ == "__main__":
    lock = Lock()
    ps = [Process(target=wait, args=(lock,))]
    for p in ps:
        p.start()
    lock.release()
    for p in ps:
        p.join()
