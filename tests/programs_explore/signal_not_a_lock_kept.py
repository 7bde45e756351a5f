# finds deadlock v=1
# orders 2
# pattern forgotten release
from multiprocessing import Process, Semaphore, Value


def work(lock, v):
    lock.acquire()
    v.value += 1


if __name__ == "__main__":
    lock, v = Semaphore(1), Value("i", 0)
    ps = [Process(target=work, args=(lock, v)), Process(target=work, args=(lock, v))]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
