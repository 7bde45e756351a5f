import multiprocessing as mp
import ctypes


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


v = mp.RawValue('i', 5)
print(v, v.value, type(v).__name__)
v.value += 2 ** 31
print(v.value)
a = mp.RawArray('h', [1, 2, 3])
print(a[:], len(a), list(a), a[-1])
a[0:2] = [7, 8]
print(a[:], 8 in a, sum(a))
show(lambda: a[5])
show(lambda: a.__setitem__(0, 'x'))
show(lambda: a.value)
c = mp.RawArray('c', b'hello')
print(c.value, c.raw, len(c))
c.value = b'ab'
print(c.value, c.raw)
d = mp.RawArray(ctypes.c_double, 2)
print(d[:], mp.RawValue(ctypes.c_bool, 1).value, mp.RawValue(ctypes.c_char, b'x').value)
show(lambda: mp.RawValue('z'))
show(lambda: mp.RawValue('i', 1, 2))
show(lambda: mp.RawArray('i', -1))
show(lambda: v.get_lock())
show(lambda: mp.RawValue('i', 'x'))
