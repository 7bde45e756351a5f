# A Process belongs to the one who made it.
import multiprocessing, time

def attempt(f):
    try:
        print('->', f(), flush=True)
    except Exception as e:
        print(type(e).__name__, e, flush=True)

def stranger(p):
    attempt(p.join)
    attempt(p.is_alive)
    attempt(p.start)
    attempt(lambda: p.exitcode)
    p.terminate()

def sleeper():
    time.sleep(60)

p = multiprocessing.Process(target=sleeper)
p.start()
s = multiprocessing.Process(target=stranger, args=(p,))
s.start()
s.join()
p.join()
print(p.exitcode)
