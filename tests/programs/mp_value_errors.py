# What a Value refuses, in CPython's words.
import multiprocessing

def attempt(*args, **kw):
    try:
        print(args, multiprocessing.Value(*args, **kw).value)
    except Exception as e:
        print(args, type(e).__name__, e)

attempt('i', 'x')
attempt('i', 1.5)
attempt('i', None)
attempt('i')
attempt('i', True)
attempt('d', 'x')
attempt('c', 'a')
attempt('c', b'ab')
attempt('u', 'ab')
attempt('u', 1)
attempt('z', 1)
attempt(int, 1)
attempt('i', 1, 2)
attempt('i', 1, lock=5)
v = multiprocessing.Value('i', 3)
for bad in ('a', 1.0, None):
    try:
        v.value = bad
    except TypeError as e:
        print(e)
print(v.value)
