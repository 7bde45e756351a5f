from multiprocessing import Manager, Process
def f(ns, ev):
    ns.x *= 2
    ns.items = ns.items + ['c']
    ev.set()
if __name__ == '__main__':
    m = Manager()
    ns = m.Namespace(x=21, items=['a', 'b'])
    ev = m.Event()
    p = Process(target=f, args=(ns, ev)); p.start(); ev.wait(); p.join()
    print(ns.x, ns.items, ns)
    try: ns.nope
    except AttributeError as e: print(e)
    v = m.Value('i', 3); v.value += 4; print(v.value, v)
    a = m.Array('i', [1, 2, 3]); a[1] = 9; print(a, list(a), len(a))
    l = m.Lock()
    with l: print('in')
    s = m.Semaphore(1); print(s.acquire(), s.acquire(False))
    m.shutdown()
