# Generators: send, throw, close, return values, what they do when they end.
def echo():
    got = None
    while True:
        try:
            got = yield got
            print("got", got)
        except ValueError as e:
            print("value error", e)
            got = "handled"
        finally:
            print("round")

g = echo()
print(next(g))
print(g.send(1))
print(g.send("two"))
print(g.throw(ValueError("thrown")))
print(g.throw(ValueError, "by class"))
g.close()
g.close()
try:
    g.send(3)
except StopIteration as e:
    print("stop", e.value, e.args)

def ret():
    yield 1
    return "result"
r = ret()
next(r)
try:
    next(r)
except StopIteration as e:
    print(e.value, repr(e))
try:
    ret().send(5)
except TypeError as e:
    print(e)
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2
s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)
def raises():
    yield 1
    raise StopIteration("inside")
try:
    list(raises())
except RuntimeError as e:
    print(e, repr(e.__cause__))
def own():
    yield next(me)
me = own()
try:
    next(me)
except ValueError as e:
    print(e)
f = ret()
try:
    f.throw(KeyError("before start"))
except KeyError as e:
    print(repr(e), list(f))
print(type(f).__name__, ret.__name__, f.__name__, f.gi_running)
