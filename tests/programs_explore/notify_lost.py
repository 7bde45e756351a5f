# finds ok
# finds deadlock
from multiprocessing import Condition, Process


def wait(cond):
    with cond:
        cond.wait()


if __name__ == "__main__":
    cond = Condition()
    p = Process(target=wait, args=(cond,))
    p.start()
    with cond:
        cond.notify()
    p.join()
