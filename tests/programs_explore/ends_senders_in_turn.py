# finds ok
# orders 4
from multiprocessing import Event, Pipe, Process


def one(w, go):
    w.send_bytes(b"x" * 9000)
    go.set()


def two(w, go):
    go.wait()
    w.send_bytes(b"y" * 9000)


if __name__ == "__main__":
    go = Event()
    r, w = Pipe(False)
    ps = [Process(target=one, args=(w, go)), Process(target=two, args=(w, go))]
    for p in ps:
        p.start()
    assert r.recv_bytes()[:1] + r.recv_bytes()[:1] == b"xy"
    for p in ps:
        p.join()
