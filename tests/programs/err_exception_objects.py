# Exceptions as objects: hierarchy, args, repr, str, equality, attributes, with_traceback, context.
print([c.__name__ for c in (ValueError, KeyError, IndexError, ZeroDivisionError, FileNotFoundError, ModuleNotFoundError,
                            UnicodeDecodeError, RecursionError, NotImplementedError, UnboundLocalError, BrokenPipeError,
                            TimeoutError, StopIteration, KeyboardInterrupt, SystemExit, GeneratorExit, EOFError,
                            AssertionError) if issubclass(c, Exception)])
for c in (KeyError, FileNotFoundError, UnboundLocalError, BrokenPipeError, RecursionError, UnicodeDecodeError):
    print([b.__name__ for b in c.__mro__])
for e in (ValueError(), ValueError("a"), ValueError("a", 1), ValueError(None), ValueError(("t",)), KeyError("k"),
          KeyError(1, 2), OSError(2, "No such file"), OSError(2, "x", "file"), OSError("only"), StopIteration(5),
          SystemExit(), Exception([1])):
    print(type(e).__name__, repr(e), str(e), e.args)
print(OSError(2, "x").errno, OSError(2, "x").strerror, OSError(13, "denied"), type(OSError(13, "d")).__name__,
      OSError(2, "x", "name").filename)
print(ValueError("a") == ValueError("a"), IOError is OSError, EnvironmentError is OSError)
try:
    try:
        raise ValueError("first")
    except ValueError as e:
        raise TypeError("second") from e
except TypeError as e:
    print(repr(e.__cause__), e.__cause__ is e.__context__, e.__suppress_context__)
try:
    try:
        {}["x"]
    except KeyError:
        undefined
except NameError as e:
    print(repr(e.__context__), e.__cause__, e.name)
e = ValueError("again")
for i in range(2):
    try:
        raise e
    except ValueError as x:
        print(x is e)
x = ValueError("arg")
x.args = (1, 2)
print(x, x.args)
class Base(Exception): pass
class Derived(Base):
    def __init__(self, a, b=2):
        self.a, self.b = a, b
try:
    raise Derived(1)
except Base as d:
    print(d.a, d.b, d.args, str(d), repr(d))
def f():
    raise Derived
try: f()
except TypeError as t: print(t)
for c in ((ValueError, TypeError), Exception, BaseException):
    try:
        raise TypeError("t")
    except c as t:
        print("caught", t)
try:
    try: raise ValueError
    except TypeError: print("no")
except ValueError as v: print(repr(v), v.args)
print(e.with_traceback(None) is e)
try: raise ValueError("x") from TypeError
except ValueError as v: print(repr(v.__cause__))
