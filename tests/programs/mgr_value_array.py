from multiprocessing import Manager, Process, Lock
def add(v, a, lock):
    for i in range(20):
        with lock:
            v.value += 1
            a[0] += 2
if __name__ == '__main__':
    with Manager() as m:
        v, a, lock = m.Value('i', 0), m.Array('i', [0, 5]), m.Lock()
        ps = [Process(target=add, args=(v, a, lock)) for i in range(3)]
        for p in ps: p.start()
        for p in ps: p.join()
        print(v, v.value, v.get(), a, a[:], len(a), a[1])
        v.set('anything')
        print(v.value)
        print(m.Value('tmp', [1]).value, m.Array('d', [1, 2.5]), m.Array('i', []))
        for bad in (lambda: a[9], lambda: a.__setitem__(0, 'x'), lambda: a.__setitem__(0, 2 ** 40),
                    lambda: a.__setitem__(0, 1.5)):
            try:
                bad()
            except Exception as e:
                print(type(e).__name__, e)
        for x in a:
            print(x)
