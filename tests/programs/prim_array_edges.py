import multiprocessing as mp


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


a = mp.Array('i', 5)
print(a[:], len(a), a[1:3], a[::-1], a[-2:])
a[1:3] = [7, 8]
a[-1] = 9
print(list(a), a.get_obj()[:])
show(lambda: a[5])
show(lambda: a[-6])
show(lambda: a.__setitem__(0, 'x'))
show(lambda: a.__setitem__(slice(0, 2), [1]))
show(lambda: mp.Array('i', -1))
show(lambda: mp.Array('i', 'ab'))
show(lambda: mp.Array('i', [1, 'x']))
show(lambda: mp.Array('i', range(3))[:])
show(lambda: mp.Array('i', (x for x in [1])))
show(lambda: mp.Array('i', 2.5))
s = mp.Array('c', 10)
s.value = b'hello'
print(s.value, s.raw, s[0], s[1:3])
show(lambda: setattr(s, 'value', 'str'))
show(lambda: setattr(s, 'value', b'much too long for it'))
u = mp.Array('u', 'héllo')
print(u.value if hasattr(u, 'value') else u[:], len(u))
with a:
    a[0] += 1
print(a[0], type(a).__name__, type(s).__name__)
print(max(a), sum(a), sorted(a), 7 in a)
