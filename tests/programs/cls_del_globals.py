# What __del__ sets is seen by whoever reads it next.
class A:
    def __del__(self):
        global seen
        seen = 1
        global again
        again = [seen]
def f():
    a = A()
    del a
f()
print(seen, again)
class B:
    def __del__(self):
        globals()["dyn"] = 5
        global late
        late = self
B()
print(dyn, type(late).__name__)
def g():
    print(never)
class C:
    def __del__(self):
        global never
        never = "set"
def h():
    c = C()
try: g()
except NameError as e: print(e)
h()
g()
def loop():
    total = 0
    for i in range(3):
        C2()
        total += counter
    return total
class C2:
    def __del__(self):
        global counter
        counter = globals().get("counter", 0) + 1
print(loop(), counter)
def shadow():
    return len([1,2])
print(shadow())
class D:
    def __del__(self):
        global len
        len = lambda x: 77
def kill():
    D()
kill()
print(shadow())
del len
print(shadow())


# an attribute, an item, a cell
class Log:
    last = "none"

    def __init__(self):
        self.items = [0]


log = Log()
values = [0, 0]


class Says:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        log.last = self.n
        log.items[0] += self.n
        values[1] = self.n


def looks():
    said = None

    class Inner:
        def __del__(self):
            nonlocal said
            said = "inner"

    def reads():
        return said

    mine, items, other = log, log.items, values
    one = Says(1)
    one = None
    x = mine.last
    one = Says(2)
    one = None
    y = items[0]
    one = Says(3)
    one = None
    z = other[1]
    one = Inner()
    one = None
    w = said
    return x, y, z, w, reads()


print(looks())
