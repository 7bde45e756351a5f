# finds ok v=3
# orders 8
from multiprocessing import Lock, Pipe, Process, Value


def take(r, v, lock):
    with lock:
        n = r.recv()
    with v.get_lock():
        v.value += n


if __name__ == "__main__":
    lock, v = Lock(), Value("i", 0)
    r, w = Pipe(False)
    ps = [Process(target=take, args=(r, v, lock)), Process(target=take, args=(r, v, lock))]
    for p in ps:
        p.start()
    w.send(1)
    w.send(2)
    for p in ps:
        p.join()
    assert v.value == 3
