# Assignment in every form: chained, augmented on every target, del, annotations, walrus.
a = b = [1]
b += [2]
print(a, a is b)
t = (1,)
u = t
u += (2,)
print(t, u)
d = {"x": 1}
d["x"] += 5; d["y"] = d["z"] = 0
print(d)
class C: n = 1
c = C()
c.n += 10
print(c.n, C.n, c.__dict__)
def idx():
    print("index once")
    return 0
l = [5]
l[idx()] *= 3
print(l)
x = 7
x //= 2; print(x); x **= 3; print(x); x %= 5; print(x); x <<= 4; print(x); x >>= 1; print(x)
x |= 3; print(x); x &= 9; print(x); x ^= 1; print(x); x -= 1; print(x); x /= 4; print(x)
s = "ab"; s *= 2; s += "c"; print(s)
st = {1, 2}; st |= {3}; st &= {1, 3, 4}; st ^= {4}; st -= {1}; print(st)
dd = {"a": 1}; dd |= {"b": 2}; print(dd, {"a": 0} | dd)
tup = ([1], 2)
try: tup[0] += [3]
except TypeError as e: print(e, tup)
n: int = 3
m: "never evaluated"
print(n)
try: m
except NameError as e: print(e)
def f():
    k: undefined_name = 4
    return k
print(f())
class Ann:
    a: int
    b: str = "x"
print(Ann.b, hasattr(Ann, "a"))
del d["x"], l[0]
print(d, l)
del c.n
print(c.n)
try: del c.n
except AttributeError as e: print(e)
try: del d["none"]
except KeyError as e: print(repr(e))
try: del undefined
except NameError as e: print(e)
try: del [1][5]
except IndexError as e: print(e)
if (w := len("four")) == 4: print("walrus", w)
y = [1, 2, 3, 4]
y[1:3] = "abc"; print(y)
y[::2] = [0] * 3; print(y)
del y[1:3]; print(y)
i = j = 0
i, j = j + 1, i + 2
print(i, j)
