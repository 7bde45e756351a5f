from multiprocessing import Manager, Pool
def f(x): return x * x
def note(args):
    d, k = args
    d[k] = k * 2
if __name__ == '__main__':
    with Manager() as m:
        with m.Pool(2) as pool:
            print(pool.map(f, range(5)), pool.apply(f, (3,)))
            r = pool.apply_async(f, (4,))
            print(r.get(), r.ready(), r.successful())
            print(list(pool.imap(f, range(3))), pool.starmap(pow, [(2, 2)]))
        d, l = m.dict(), m.list()
        with Pool(2) as pool:
            pool.map(note, [(d, i) for i in range(5)])
            pool.map(l.append, range(3))
        print(sorted(d.items()), sorted(l))
