# finds ok
# orders 56
import threading
from multiprocessing import Process, Pipe


def echo(c):
    def reader():
        while True:
            m = c.recv()
            if m is None:
                return
            c.send(m)

    t = threading.Thread(target=reader)
    t.start()
    t.join()


if __name__ == "__main__":
    a, b = Pipe()
    p = Process(target=echo, args=(b,))
    p.start()
    for i in range(2):
        a.send(i)
        assert a.recv() == i
    a.send(None)
    p.join()
