# The usual builtins, each with its arguments.
print(abs(-3), abs(2.5), all([]), any([]), all([1, 0]), any([0, 1]), ascii("é"), bin(10), bool("x"), callable(print),
      chr(97), divmod(17, 5), hex(255), oct(8), ord("a"), pow(2, 5), pow(2, 5, 7))
print(max(1, 5, 3), max([1, 5, 3]), max("abc", "b", key=len), max([], default="none"), min([3, 1], key=lambda x: -x),
      min("b", "a"), max({"a": 3, "b": 1}), sum([1, 2], 10), sum([[1], [2]], []), sum([0.1] * 3), round(2.5),
      round(2.567, 2), round(-1.5), round(1234, -2))
print(sorted("hello"), sorted([3, 1, 2], reverse=True), sorted(["bb", "a"], key=len), list(reversed([1, 2])),
      list(range(3)), list(range(1, 10, 3)), list(enumerate("ab", 1)), list(zip("ab", [1, 2])), list(map(str, [1, 2])),
      list(filter(str.isdigit, "a1b2")))
print(isinstance(1, int), isinstance(True, int), isinstance("a", (int, str)), issubclass(bool, int), type(1) is int,
      type("") == str, id(1) == id(1), hash("a") == hash("a"), len("abc"), len({1: 2}), repr("a\n"), str(1.0), int("7"),
      float("1.5"))
class A: n = 1
a = A()
print(getattr(a, "n"), getattr(a, "x", 5), hasattr(a, "n"), setattr(a, "y", 2), a.y, vars(a), delattr(a, "y"), vars(a),
      callable(A), callable(a), iter([1]).__next__(), next(iter([])  , "end"))
print("a", "b", sep="-", end="!\n"); print(); print(1, None, True, [1, "x"], sep=", "); print("x", end=""); print("y")
print(*[1, 2, 3]); print(*"abc", sep="|"); print("no newline", end=""); print("", end="\n")
print("sep none", 1, sep=None, end=None); print("flushed", flush=True); print(sep="x"); print(print("inner"))
import sys
print("to stdout", file=sys.stdout); print("to stderr", file=sys.stderr); sys.stdout.write("written\n")
print(sys.stdout.write("abc\n"))
print(list("abc"), tuple([1]), set([1, 1]), dict(a=1), frozenset([1]), bytes([65]), bytearray(b"a"), slice(1, 2, 3),
      slice(5).stop, slice(None, 3).indices(10), object() != object(), NotImplemented, Ellipsis, ...)
print(sum(x for x in range(5)), max(x * x for x in [-3, 2]), sorted({"b": 1, "a": 2}.items()),
      dict(sorted({"b": 1, "a": 2}.items())), format(3.14159, ".2f"), format(5), format("x", ">3"))
print(int.__name__, print.__name__, len.__name__, str.upper.__name__, "a".upper.__name__, abs.__module__ if 0 else "",
      type(print).__name__, type(len).__name__, type(A).__name__, type(a).__name__, type(lambda: 0).__name__,
      type(None).__name__, type(range(1)).__name__, type({}.keys()).__name__, type(a.__class__).__name__,
      type(type).__name__, type(...).__name__, type(NotImplemented).__name__, type(sys).__name__)
print(__name__, __file__.endswith("lang_builtins_calls.py"), __doc__)
