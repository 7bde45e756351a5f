from multiprocessing import Manager, Process
import threading
def meet(b, log):
    log.append('before')
    b.wait()
    log.append('after')
def breaks(b, log):
    try:
        b.wait()
    except threading.BrokenBarrierError as e:
        log.append(type(e).__name__)
if __name__ == '__main__':
    with Manager() as m:
        b, log = m.Barrier(3), m.list()
        print(b.parties, b.n_waiting, b.broken)
        ps = [Process(target=meet, args=(b, log)) for i in range(3)]
        for p in ps: p.start()
        for p in ps: p.join()
        print(list(log))
        log = m.list()
        p = Process(target=breaks, args=(b, log))
        p.start()
        while b.n_waiting == 0: pass
        b.abort()
        p.join()
        print(log, b.broken)
        b.reset()
        print(b.broken)
