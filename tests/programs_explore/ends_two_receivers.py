# finds ok v=3
# orders 8
# caveat pattern
from multiprocessing import Pipe, Process, Value


def take(r, v):
    n = r.recv()
    with v.get_lock():
        v.value += n


if __name__ == "__main__":
    v = Value("i", 0)
    r, w = Pipe(False)
    ps = [Process(target=take, args=(r, v)), Process(target=take, args=(r, v))]
    for p in ps:
        p.start()
    w.send(1)
    w.send(2)
    for p in ps:
        p.join()
    assert v.value == 3
