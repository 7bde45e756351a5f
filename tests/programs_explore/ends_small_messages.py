# finds ok
# orders 4
from multiprocessing import Pipe, Process


def say(w, n):
    w.send(n)


if __name__ == "__main__":
    r, w = Pipe(False)
    ps = [Process(target=say, args=(w, 1)), Process(target=say, args=(w, 2))]
    for p in ps:
        p.start()
    assert r.recv() + r.recv() == 3
    for p in ps:
        p.join()
