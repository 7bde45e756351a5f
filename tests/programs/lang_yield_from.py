# yield from: values, return value, send and throw and close reach the inner one.
def inner():
    try:
        while True:
            try:
                x = yield "ready"
                print("inner got", x)
                if x == "end":
                    return "inner result"
            except KeyError as e:
                print("inner caught", repr(e))
    finally:
        print("inner closed")

def outer():
    result = yield from inner()
    print("result", result)
    yield from [1, 2]
    yield from "ab"
    return "outer result"

g = outer()
print(next(g))
print(g.send("a"))
print(g.throw(KeyError("k")))
print(g.send("end"))
print(list(g))
g = outer()
next(g)
g.close()
g = outer()
next(g)
try:
    g.throw(ValueError("not caught"))
except ValueError as e:
    print("came out", e)

class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration("value of It")
        return self.n
    def send(self, v):
        print("It.send", v)
        return v
def over():
    print((yield from It()))
o = over()
print(next(o), o.send("s"), next(o))
try:
    next(o)
except StopIteration:
    print("end")
def tree(t):
    if isinstance(t, list):
        for x in t:
            yield from tree(x)
    else:
        yield t
print(list(tree([1, [2, [3, [4]], 5]])))
def bad():
    yield from 5
try:
    list(bad())
except TypeError as e:
    print(e)
g = over()
next(g)
try:
    g.throw(IndexError("no throw method"))
except IndexError as e:
    print(repr(e))
