# What an Array refuses.
import multiprocessing

def attempt(f):
    try:
        print('->', f())
    except Exception as e:
        print(type(e).__name__, e)

a = multiprocessing.Array('i', [1, 2, 3])
def put(k, v):
    a[k] = v
    return a[:]
for f in (lambda: a[3], lambda: a[-4], lambda: a['x'], lambda: a[1.5], lambda: put(3, 1), lambda: put('x', 1),
          lambda: put(0, 'x'), lambda: put(0, 1.5), lambda: put(slice(0, 2), [1]), lambda: put(slice(0, 2), 5),
          lambda: put(slice(0, 2), ['x', 1]), lambda: a.value, lambda: a.colour, lambda: multiprocessing.Array('i', -3),
          lambda: multiprocessing.Array('i', 1.5), lambda: multiprocessing.Array('i', 'abc'),
          lambda: multiprocessing.Array('i', [1, 'a']), lambda: multiprocessing.Array('z', 3),
          lambda: multiprocessing.Array('i', (x for x in range(3)))):
    attempt(f)
