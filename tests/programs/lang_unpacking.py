# Unpacking: nested, starred, in for, with iterators, and its errors.
a, b = 1, 2
a, b = b, a
print(a, b)
first, *rest = "hello"
print(first, rest)
*init, last = range(4)
print(init, last)
x, *y, z = (1, 2)
print(x, y, z)
(p, [q, *r]), s = (1, (2, 3, 4)), 5
print(p, q, r, s)
[m, n] = {1: "a", 2: "b"}
print(m, n)
i = 0
l = [0, 0, 0]
i, l[i] = 2, 9
print(i, l)
t = *range(3), *"ab"
print(t, [*t, *[1]], sorted({*t}, key=str), {**{"a": 1}, "b": 2, **{"a": 3}})
def gen():
    yield 1
    yield 2
u, v = gen()
print(u, v)
def tried(f):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__ + ":", e)
def t1(): a, b = 1, 2, 3
def t2(): a, b, c = [1, 2]
def t3(): a, *b, c = [1]
def t4(): a, b = 5
def t5(): a, b = gen(), ; return a
def t6(): a, b = "abc"
def t7(): a, b, *c = ()
def t8(): return [*5]
def t9(): return {**[1]}
def t10(): return [*None, 1]
def t11(): a, b = iter([1, 2, 3])
def t12(): [a] = []
def t13(): () = [1]
def t14(): return (*1,)
def t15(): return {*1}
for t in (t1, t2, t3, t4, t5, t6, t7, t8, t9, t10, t11, t12, t13, t14, t15):
    tried(t)
a = b = c = []
a.append(1)
print(b, c)
