import io, array, sys
s = io.StringIO(); s.write('hello\n'); print('world', 5, file=s); print(repr(s.getvalue())); s.seek(0)
print(s.readline(), s.read(3), s.tell(), list(s)); s.close()
try: s.read()
except ValueError as e: print(e)
with io.StringIO('a\nb\nc') as t: print([l.strip() for l in t], t.read())
b = io.BytesIO(b'abc'); print(b.read(2), b.read(), b.getvalue()); b.write(b'de'); print(b.getvalue())
old, sys.stdout = sys.stdout, io.StringIO(); print('captured'); got, sys.stdout = sys.stdout.getvalue(), old
print(repr(got))
a = array.array('i', [1, 2, 3]); a.append(4); a.extend([5, 6])
print(a, a[1], a[1:3], len(a), sum(a), a.itemsize, a.typecode, a.tolist(), a.index(3), 4 in a, a.pop(), a.count(2),
      a.tobytes())
a[0] = -7; a[1:2] = array.array('i', [9, 9])
print(a, a + a, a * 2, a == array.array('i', a), array.array('d', [1, 2.5]), array.array('u', 'héy'),
      array.array('f', [0.1]), array.array('b'))
for f in (lambda: a.append('x'), lambda: a.append(2 ** 31), lambda: a.append(1.5), lambda: a[99],
          lambda: array.array('z'), lambda: array.array('B', [300]), lambda: array.array('B', [-1]),
          lambda: array.array('h', [70000])):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
