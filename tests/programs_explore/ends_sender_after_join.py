# finds ok
# orders 1
from multiprocessing import Pipe, Process


def say(w):
    w.send_bytes(b"x" * 9000)


if __name__ == "__main__":
    r, w = Pipe(False)
    for i in range(2):
        p = Process(target=say, args=(w,))
        p.start()
        r.recv_bytes()
        p.join()
