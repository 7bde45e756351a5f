# finds ok
# orders 1
from multiprocessing import Pipe, Process


def stage(r, w, n):
    x = r.recv()
    w.send(x + n)


if __name__ == "__main__":
    r0, w0 = Pipe(False)
    r1, w1 = Pipe(False)
    r2, w2 = Pipe(False)
    ps = [Process(target=stage, args=(r0, w1, 1)), Process(target=stage, args=(r1, w2, 2))]
    for p in ps:
        p.start()
    w0.send(0)
    assert r2.recv() == 3
    for p in ps:
        p.join()
