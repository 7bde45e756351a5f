# finds ok v=0
# finds ok v=1
from multiprocessing import Process, Semaphore, Value


def up(s):
    s.release()


def down(s, v):
    s.acquire()
    if s.acquire(False):
        v.value += 1


if __name__ == "__main__":
    s = Semaphore(0)
    v = Value("i", 0, lock=False)
    ps = [Process(target=up, args=(s,)) for _ in range(3)]
    ps.append(Process(target=down, args=(s, v)))
    for p in ps:
        p.start()
    for p in ps:
        p.join()
