# A handler does not come through a spawn; what is ignored stays ignored.
import multiprocessing as mp
import signal


def child(conn):
    conn.send([signal.getsignal(s).__class__.__name__ if callable(signal.getsignal(s)) else str(signal.getsignal(s))
               for s in (signal.SIGUSR1, signal.SIGUSR2)])


def handler(number, frame):
    pass


if __name__ == '__main__':
    signal.signal(signal.SIGUSR1, handler)
    signal.signal(signal.SIGUSR2, signal.SIG_IGN)
    for method in ('fork', 'spawn'):
        ctx = mp.get_context(method)
        r, w = ctx.Pipe(False)
        p = ctx.Process(target=child, args=(w,))
        p.start()
        print(method, r.recv())
        p.join()
