# What may not be done with a Process, and in which words.
import multiprocessing

def work():
    pass

def attempt(f, *args):
    try:
        print('->', f(*args))
    except Exception as e:
        print(type(e).__name__, e)

p = multiprocessing.Process(target=work)
attempt(p.join)
attempt(p.terminate)
attempt(lambda: p.sentinel)
attempt(p.is_alive)
p.start()
attempt(p.start)
p.join()
attempt(p.start)
attempt(lambda: setattr(p, 'daemon', True))
p.close()
attempt(p.join)
attempt(p.start)
attempt(p.is_alive)
attempt(lambda: p.pid)
attempt(lambda: p.exitcode)
attempt(lambda: p.name)
attempt(lambda: multiprocessing.Process(work))
attempt(lambda: multiprocessing.Process(target=work, args=5))
attempt(lambda: multiprocessing.Process(colour=1))
attempt(multiprocessing.current_process().start)
attempt(multiprocessing.current_process().join)
