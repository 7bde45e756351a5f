# Arrays of characters have value and raw.
import multiprocessing

s = multiprocessing.Array('c', b'hello')
print(s.value, s.raw, s[0], s[1:3], s[:])
s.value = b'ab'
print(s.value, s.raw)
s[0] = b'Z'
s[1] = 89
print(s.raw)
s.raw = b'123'
print(s.raw)
for f in (lambda: setattr(s, 'value', b'too long'), lambda: setattr(s, 'value', 'text'), lambda: s.__setitem__(0, 'Z'),
          lambda: s.__setitem__(0, b'ZZ')):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
u = multiprocessing.Array('u', '中文!')
print(u[:], u[0], len(u))
