# finds ok
# orders 4
# caveat pattern
from multiprocessing import Pipe, Process


def say(w):
    w.send_bytes(b"x" * 9000)


if __name__ == "__main__":
    r, w = Pipe(False)
    ps = [Process(target=say, args=(w,)), Process(target=say, args=(w,))]
    for p in ps:
        p.start()
    assert len(r.recv_bytes()) + len(r.recv_bytes()) == 18000
    for p in ps:
        p.join()
