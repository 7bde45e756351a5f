# finds deadlock
# orders 1
# pattern each waits for the other's signal
from multiprocessing import Pipe, Process


def pong(c):
    for i in range(2):
        c.send(c.recv() + 1)


if __name__ == "__main__":
    a, b = Pipe()
    ps = [Process(target=pong, args=(b,))]
    for p in ps:
        p.start()
    assert a.recv() == 1
    a.send(0)
    for p in ps:
        p.join()
