# finds deadlock v=3
# finds deadlock v=4
from multiprocessing import Pipe, Process, Value


def child(c, v):
    while True:
        try:
            x = c.recv()
        except EOFError:
            break
        v.value += x


if __name__ == "__main__":
    a, b = Pipe()
    v = Value("i", 0, lock=False)
    p = Process(target=child, args=(b, v))
    p.start()
    b.close()
    a.send(1)
    v.value += 1
    a.send(2)
    a.close()
    p.join()
