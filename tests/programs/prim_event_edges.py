import multiprocessing as mp


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


e = mp.Event()
print(e.is_set(), e.set(), e.is_set(), e.wait(), e.wait(0), e.clear(), e.wait(0), e.wait(-1), e.wait(0.01),
      e.wait(timeout=0.01))
e.set()
e.set()
print(e.is_set())
e.clear()
e.clear()
print(e.is_set())
show(lambda: e.wait('x'))
show(lambda: e.set(1))
show(lambda: e.isSet())
print(type(e).__name__, type(e).__module__, repr(e).split(' at ')[0], repr(e).split()[-1])
