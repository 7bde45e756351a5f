# finds ok v=11
# finds ok v=20
from multiprocessing import Condition, Process, Value


def wait(c, v):
    with c:
        if c.wait(0.1):
            v.value += 1
        else:
            v.value += 10


if __name__ == "__main__":
    c = Condition()
    v = Value("i", 0, lock=False)
    ps = [Process(target=wait, args=(c, v)) for _ in range(2)]
    for p in ps:
        p.start()
    with c:
        c.notify()
    for p in ps:
        p.join()
