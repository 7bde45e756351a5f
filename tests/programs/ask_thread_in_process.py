import threading, multiprocessing, queue
def worker(n, out):
    res = []
    lock = threading.Lock()
    def t(k):
        with lock: res.append(k * n)
    ts = [threading.Thread(target=t, args=(k,)) for k in range(4)]
    for x in ts: x.start()
    for x in ts: x.join()
    out.put((n, sorted(res), threading.active_count(), threading.current_thread().name,
             threading.main_thread() is threading.current_thread()))
if __name__ == '__main__':
    q = multiprocessing.Queue()
    ps = [multiprocessing.Process(target=worker, args=(n, q)) for n in range(3)]
    [p.start() for p in ps]
    print(*sorted(q.get() for _ in ps), sep='\n')
    [p.join() for p in ps]
    t = threading.Timer(0.01, print, ['timer fired']); t.start(); t.join()
    e = threading.Event(); print(e.wait(0.001), threading.get_ident() == threading.main_thread().ident)
    b = threading.Barrier(2); r = []
    def w(): r.append(b.wait())
    t = threading.Thread(target=w); t.start(); r.append(b.wait()); t.join(); print(sorted(r))
    loc = threading.local(); loc.x = 1
    def chk(): print(hasattr(loc, 'x'))
    t = threading.Thread(target=chk, name='chk'); t.start(); t.join(); print(t)if False else print(t.name, t.is_alive())
    def boom(): raise ValueError('in thread')
    t = threading.Thread(target=boom); t.start(); t.join(); print('main goes on')
