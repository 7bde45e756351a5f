import multiprocessing as mp
import os


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def f(*args):
    pass

p = mp.Process(target=f, name='mine', args=[1])
print(p.name, p.daemon, p.pid, p.exitcode, p.is_alive(), p.ident)
show(lambda: p.sentinel)
show(lambda: p.join())
show(lambda: p.terminate())
p.start()
show(lambda: p.start())
print(isinstance(p.sentinel, int), p.sentinel > 2)
p.join()
show(lambda: p.join(-1))
print(p.exitcode, p.is_alive())
p.terminate()
p.kill()
p.close()
for what in (p.is_alive, p.join, p.terminate, p.kill, p.start, lambda: p.pid, lambda: p.exitcode, lambda: p.sentinel,
             lambda: p.ident):
    show(what)
print(repr(p).split(' parent')[0], repr(p).split()[-1])
p.close()
q = mp.Process(target=f)
show(lambda: setattr(q, 'name', 5))
q.name = 'renamed'
q.daemon = True
print(q.name, q.daemon)
q.start()
show(lambda: setattr(q, 'daemon', False))
q.join()
show(lambda: mp.Process(None, f, 'n', (1,), {}, 1))
show(lambda: mp.Process(group=1))
show(lambda: mp.Process(target=f, bad=1))
show(lambda: mp.Process(args=5))
show(lambda: mp.Process(kwargs=5))
show(lambda: mp.Process(target=f, daemon=None).daemon)
print(mp.current_process().name, mp.parent_process(), mp.current_process().pid == os.getpid(), mp.active_children())
show(lambda: mp.current_process().exitcode)
show(lambda: mp.current_process().join())
show(lambda: mp.current_process().start())
show(lambda: mp.current_process().close())
