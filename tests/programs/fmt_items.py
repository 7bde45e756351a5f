# What a replacement field may ask of an object, and objects that are numbers by one method alone.
import collections
import multiprocessing as mp


class Item:
    def __getitem__(self, key): return (type(key).__name__, key)


class Float:
    def __float__(self): return 2.5


class Index:
    def __index__(self): return 7


class Int:
    def __int__(self): return 8


class Both(Float, Index): pass
class Raises:
    def __float__(self): raise KeyError("f")
    def __index__(self): raise KeyError("i")
class Sub(float): pass
class SubInt(int): pass


def tried(f):
    try:
        return repr(f())
    except Exception as e:
        return f"{type(e).__name__}: {e}"


HOLDERS = [[1, "b"], (1, "b"), "ab", b"ab", bytearray(b"ab"), {0: "int", "0": "text", "a": "name", "-1": "minus"},
           range(5), Item(), mp.Array("i", [4, 5]), mp.RawArray("d", [4, 5]), mp.Array("i", 2, lock=False),
           collections.deque([1, 2]), collections.OrderedDict(a=1), collections.Counter("aab"), None, 5, 1.5, {1},
           mp.Value("i", 3), object]
for v in HOLDERS:
    for field in "{0[0]}", "{0[1]}", "{0[2]}", "{0[-1]}", "{0[a]}", "{0[0][0]}", "{0[]}", "{0[0]!r:>5}", "{0[1]:>{1}}":
        print(HOLDERS.index(v), field, tried(lambda: field.format(v, 4)))
    if HOLDERS.index(v) in (9, 10):
        continue  # their classes have other names
    for field in "{0.a}", "{0.value}", "{0.nothing}", "{0.}":
        print(HOLDERS.index(v), field, tried(lambda: field.format(v)))
NUMBERS = [Float(), Index(), Int(), Both(), Raises(), Sub(1.5), SubInt(3), 1, 1.5, True, "1", None, 10 ** 400,
           [1]]
for v in NUMBERS:
    for kind in "dioxXeEfFgGrsa%u":
        print(type(v).__name__, kind, tried(lambda: f"%{kind}" % v), tried(lambda: f"%8.3{kind}" % v),
              tried(lambda: f"%-5{kind}|" % (v,)))
    for spec in "", "d", "f", "x", "e", "g", "s", "n", "%", ">8", "08.2f", ",", "_x":
        print(type(v).__name__, spec, tried(lambda: format(v, spec)))
