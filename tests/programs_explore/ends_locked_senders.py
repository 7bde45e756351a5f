# finds ok
# orders 4
from multiprocessing import Lock, Pipe, Process


def say(w, lock):
    with lock:
        w.send_bytes(b"x" * 9000)


if __name__ == "__main__":
    lock = Lock()
    r, w = Pipe(False)
    ps = [Process(target=say, args=(w, lock)), Process(target=say, args=(w, lock))]
    for p in ps:
        p.start()
    assert len(r.recv_bytes()) + len(r.recv_bytes()) == 18000
    for p in ps:
        p.join()
