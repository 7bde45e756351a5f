import multiprocessing as mp
import threading


def work(b, n, q):
    got = []
    for round in range(3):
        got.append(b.wait())
    q.put(got)


def breaker(b, q):
    try:
        b.wait()
        q.put('passed')
    except threading.BrokenBarrierError as e:
        q.put(('broken', str(e)))


if __name__ == '__main__':
    b, q = mp.Barrier(3), mp.Queue()
    ps = [mp.Process(target=work, args=(b, n, q)) for n in range(3)]
    for p in ps:
        p.start()
    rounds = [q.get() for p in ps]
    for p in ps:
        p.join()
    print([sorted(r[i] for r in rounds) for i in range(3)])
    ps = [mp.Process(target=breaker, args=(b, q)) for n in range(2)]
    for p in ps:
        p.start()
    while b.n_waiting < 2:
        pass
    print(b.n_waiting)
    b.abort()
    print(q.get(), q.get(), b.broken)
    for p in ps:
        p.join()
    b.reset()
    ps = [mp.Process(target=breaker, args=(b, q)) for n in range(2)]
    for p in ps:
        p.start()
    while b.n_waiting < 2:
        pass
    b.reset()
    print(q.get(), q.get(), b.broken)
    for p in ps:
        p.join()
