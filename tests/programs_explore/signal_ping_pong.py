# finds ok
# orders 1
from multiprocessing import Pipe, Process


def pong(c):
    for i in range(2):
        c.send(c.recv() + 1)


if __name__ == "__main__":
    a, b = Pipe()
    ps = [Process(target=pong, args=(b,))]
    for p in ps:
        p.start()
    for i in range(2):
        a.send(i)
        assert a.recv() == i + 1
    for p in ps:
        p.join()
