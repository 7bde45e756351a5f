# Decorators: with and without arguments, stacked, on classes and methods, callable objects.
def wraps(f):
    def deco(w):
        w.__name__, w.__doc__, w.__wrapped__ = f.__name__, f.__doc__, f
        return w
    return deco

def trace(f):
    @wraps(f)
    def wrapper(*args, **kw):
        print("call", f.__name__, args, kw)
        result = f(*args, **kw)
        print("back", result)
        return result
    return wrapper

def times(n):
    def deco(f):
        def wrapper(*args):
            return [f(*args) for _ in range(n)]
        return wrapper
    return deco

@trace
@times(2)
def add(a, b):
    "adds"
    return a + b

print(add(1, 2))

@trace
def named(x, y=0):
    "doc of named"
    return x * y
print(named(3, y=4), named.__name__, named.__doc__, named.__wrapped__(2, 5))

class Count:
    def __init__(self, f):
        self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)

@Count
def hello(who):
    return "hello " + who
print(hello("a"), hello("b"), hello.n)

registry = []
def register(cls):
    registry.append(cls.__name__)
    cls.extra = 42
    return cls

@register
class A:
    @staticmethod
    @times(3)
    def s(x): return x
    @classmethod
    def c(cls, x): return cls.__name__, x
print(registry, A.extra, A.s(1), A.c(2), A().s(3))
table = {"a": trace}
@table["a"]
def sub(x): return -x
sub(1)
@(lambda f: f())
def once(): return "value, not function"
print(once)
