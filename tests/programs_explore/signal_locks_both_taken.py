# finds deadlock log=0
# orders 1
# pattern each waits for the other's signal
from multiprocessing import Lock, Process, Value


def ping(mine, yours, log, n):
    for i in range(2):
        mine.acquire()
        log.value = log.value * 10 + n
        yours.release()


if __name__ == "__main__":
    a, b = Lock(), Lock()
    log = Value("i", 0)
    a.acquire()
    b.acquire()
    ps = [Process(target=ping, args=(a, b, log, 1)), Process(target=ping, args=(b, a, log, 2))]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
