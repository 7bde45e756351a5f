# finds ok
# orders 1
from multiprocessing import Pipe, Process


def say(w, n):
    w.send_bytes(n)


if __name__ == "__main__":
    r, w = Pipe(False)
    s, x = Pipe(False)
    ps = [Process(target=say, args=(w, b"x" * 9000)), Process(target=say, args=(x, b"y" * 9000))]
    for p in ps:
        p.start()
    r.recv_bytes()
    s.recv_bytes()
    for p in ps:
        p.join()
