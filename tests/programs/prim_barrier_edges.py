import multiprocessing as mp
import threading


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


b = mp.Barrier(2)
print(b.parties, b.n_waiting, b.broken)
show(lambda: b.wait(0.01))
print(b.broken, b.n_waiting)
show(lambda: b.wait(0.01))
b.reset()
print(b.broken)
b.abort()
print(b.broken)
show(b.wait)
b.reset()
one = mp.Barrier(1)
print(one.wait(), one.wait(), one.n_waiting)
acted = mp.Barrier(1, action=lambda: print('action'))
print(acted.wait())


def bad():
    raise ValueError('in the action')


broken = mp.Barrier(1, bad)
show(broken.wait)
print(broken.broken)
show(broken.wait)
timed = mp.Barrier(2, timeout=0.01)
show(timed.wait)
show(lambda: mp.Barrier())
show(lambda: mp.Barrier(0))
show(lambda: mp.Barrier('x'))
print(threading.BrokenBarrierError.__name__, issubclass(threading.BrokenBarrierError, RuntimeError))
print(type(b).__name__, type(b).__module__)
