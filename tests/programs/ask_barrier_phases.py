from multiprocessing import Process, Barrier, Array
def f(i, b, a, n):
    for phase in range(3):
        a[i] += 1
        b.wait()
        assert all(x == phase + 1 for x in a[:]), a[:]
        if b.wait() == 0:
            pass
if __name__ == '__main__':
    n = 3
    b, a = Barrier(n), Array('i', n)
    ps = [Process(target=f, args=(i, b, a, n)) for i in range(n)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(a[:], [p.exitcode for p in ps], b.parties, b.n_waiting, b.broken)
