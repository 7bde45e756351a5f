import multiprocessing as mp
import ctypes


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


v = mp.Value('i')
print(v.value, v, v.get_obj(), v.get_lock())
v.value = True
print(v.value)
show(lambda: setattr(v, 'value', 1.5))
show(lambda: setattr(v, 'value', 'x'))
show(lambda: setattr(v, 'value', None))
print(mp.Value('d', 3).value, mp.Value('f', 0.1).value, mp.Value('c', b'q').value, mp.Value('b', 200).value,
      mp.Value('B', -1).value)
show(lambda: mp.Value('x'))
show(lambda: mp.Value('i', 1, 2))
show(lambda: mp.Value('i', lock=5))
show(lambda: mp.Value(int))
show(lambda: mp.Value())
print(type(mp.Value('i', lock=False)).__name__, mp.Value('i', 3, lock=mp.Lock()).value)
w = mp.Value(ctypes.c_longlong, 2 ** 40)
with w:
    print(w.value)
with w.get_lock():
    w.value -= 1
print(w.value, w.acquire(), w.release())
show(lambda: w.nothing)
show(lambda: mp.Value('i', 1, lock=None).get_lock())
