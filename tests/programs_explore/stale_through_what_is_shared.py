# finds ok v=3 w=0
# finds ok v=3 w=2
# finds ok v=3 w=1
# finds stale v=1 w=0
# finds stale v=2 w=0
from multiprocessing import Process, Value, Pipe


def work(v, w, by):
    r, s = Pipe(False)
    w.value = v.value
    s.send(v.value + by)
    v.value = r.recv()


if __name__ == '__main__':
    v, w = Value('i', 0, lock=False), Value('i', 0, lock=False)
    ps = [Process(target=work, args=(v, w, by)) for by in (1, 2)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
