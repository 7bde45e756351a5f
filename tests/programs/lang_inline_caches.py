# The same instruction over changing globals, builtins, classes and instances: what was found before must not be taken
# for what is there now.
def read():
    return g, len("abc")


g = 1
print(read())
g = 2
print(read())
del g
try:
    read()
except NameError as e:
    print(e)
g = 3
print(read())
a1 = a2 = a3 = a4 = a5 = a6 = a7 = a8 = a9 = 0
print(read())


def len(x):
    return "mine"


print(read())
del len
print(read())
print(read())


class A:
    pass


class B:
    def __init__(self):
        self.y, self.x = 1, 2


def get(o):
    return o.x


def put(o, v):
    o.x = v


a, b = A(), B()
a.x = 5
print(get(a), get(b), get(a))
put(a, 6)
put(b, 7)
print(get(a), get(b), a.__dict__, b.__dict__)
del a.x
try:
    get(a)
except AttributeError as e:
    print(e)
A.x = "class"
print(get(a))
put(a, 8)
print(get(a), A.x)
A.x = property(lambda self: "property", lambda self, v: print("set", v))
print(get(a))
put(a, 9)
del A.x
print(get(a), a.__dict__)
A.__getattr__ = lambda self, name: "asked " + name
print(get(A()), get(a))
A.__setattr__ = lambda self, name, v: object.__setattr__(self, name, ("hooked", v))
put(a, 10)
print(get(a))
del A.__setattr__
put(a, 11)
print(get(a))
a.__dict__ = {"z": 1, "x": 12}
print(get(a))
put(a, 13)
print(get(a), a.__dict__)
a.__class__ = B
print(get(a), type(a).__name__)


class Desc:
    def __get__(self, o, cls):
        return "described"

    def __set__(self, o, v):
        print("told", v)


B.x = Desc()
print(get(a), get(b))
put(b, 1)
print(b.__dict__)


class S:
    __slots__ = ("x",)


s = S()
put(s, 1)
print(get(s))
for i in range(3):
    exec_like = {"n": i}
    g = i
    print(read()[0], end=" ")
print()
for name in ("p", "q"):
    globals()[name] = name * 2
    print(p)
