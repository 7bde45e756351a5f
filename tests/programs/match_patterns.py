# match: every kind of pattern, and what its parts bind
from collections import namedtuple, OrderedDict, Counter, defaultdict, deque, UserDict
from dataclasses import dataclass
from enum import Enum
import array
import types


def literal(x):
    match x:
        case 0:
            return "zero"
        case -1 | -2.5:
            return "negative"
        case "a" "b":
            return "ab"
        case b"raw":
            return "bytes"
        case None:
            return "none"
        case True:
            return "true"
        case False:
            return "false"
    return "other"


for v in (0, 0.0, False, True, 1, -1, -2.5, "ab", b"raw", bytearray(b"raw"), None, "x", [], 1.0):
    print(repr(v), literal(v))


def sequence(x):
    match x:
        case []:
            return "empty"
        case [1]:
            return "just one"
        case [a]:
            return "one", a
        case (1, [2, *inner], *rest) if rest:
            return "nested", inner, rest
        case [first, *_, last] if first == last:
            return "same ends", first
        case [_, _, third]:
            return "third of three", third
        case first, *middle, last:
            return "ends", first, middle, last
        case _:
            return "no sequence"


class Own(list):
    pass


Pair = namedtuple("Pair", "left right")
for v in ([], (), [1], [5], (1, [2, 3, 4], 5), (1, (2,), 5, 6), [7, 8, 7], [1, 2, 3], range(4), "abc", b"abc",
          bytearray(b"ab"), {1, 2}, {1: 2}, deque([1, 2]), array.array("i", [3, 4, 5]), Own([1]), Own([9, 9]),
          Pair(1, 2), zip([1]), (x for x in [1]), None, [[1]]):
    print(type(v).__name__, sequence(v))


def mapping(x):
    match x:
        case {"kind": "point", "x": x, "y": y, **rest} if not rest:
            return "point", x, y
        case {"kind": "point", **rest}:
            return "point and", rest
        case {"kind": str(kind), 3: three}:
            return kind, three
        case {None: value, True: [a, b]}:
            return value, a, b
        case {**everything} if len(everything) == 1:
            return "one", everything
        case {}:
            return "mapping"
    return "none"


for v in ({"kind": "point", "x": 1, "y": 2}, {"kind": "point", "x": 1, "y": 2, "z": 3}, {"kind": "box", 3: 4},
          {None: 1, 1: (2, 3)}, {"a": 1}, {}, OrderedDict(b=2), Counter("aab"), defaultdict(list, {"q": 1}),
          types.MappingProxyType({"p": 1}), UserDict(u=1), [("a", 1)], None):
    print(type(v).__name__, mapping(v))

absent = defaultdict(list)
match absent:
    case {"never": n}:
        print("made", n)
    case _:
        print("not made", dict(absent))


@dataclass
class Point:
    x: int
    y: int = 0


class Plain:
    def __init__(self, **attributes):
        self.__dict__.update(attributes)


class Slotted:
    __slots__ = ("a", "b")
    __match_args__ = ("b", "a")

    def __init__(self, a, b):
        self.a, self.b = a, b


class Asked:
    __match_args__ = ("half",)

    def __init__(self, n):
        self.n = n

    @property
    def half(self):
        return self.n // 2

    def __getattr__(self, name):
        if name == "made":
            return "made up"
        raise AttributeError(name)


class Colour(Enum):
    RED = 1
    BLUE = 2


def classes(x):
    match x:
        case bool(b):
            return "bool", b
        case int(n) | float(n):
            return "number", n
        case str():
            return "text"
        case list([a, b]) | tuple((a, b)):
            return "pair", a, b
        case dict(d) if d:
            return "dict", d
        case set() | frozenset():
            return "set"
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y) | Point(y, 0):
            return "on an axis", y
        case Point(x, y):
            return "point", x, y
        case Slotted(b, a=a):
            return "slotted", a, b
        case Asked(21, made=m):
            return "asked", m
        case Asked(missing=_):
            return "never"
        case Plain(name="n", value=Plain(name=inner)):
            return "plain in plain", inner
        case Plain(name=name):
            return "plain", name
        case Colour.RED:
            return "red"
        case Colour():
            return "a colour", x.name
        case Exception(args=(code, *_)):
            return "exception", code
        case object(__class__=type(__name__=name)):
            return "something", name


for v in (True, 3, 2.5, "s", [1, 2], (3, 4), [1], {"a": 1}, {}, {1}, frozenset(), Point(0, 0), Point(0, 5), Point(6, 0),
          Point(1, 2), Slotted(1, 2), Asked(42), Asked(3), Plain(name="n", value=Plain(name=7)),
          Plain(name="n", value=1), Plain(), Colour.RED, Colour.BLUE, ValueError("bad", 1), KeyError(), None, print):
    print(classes(v))

# ---- what is bound, and when ----

a = b = "before"
match [1, 2]:
    case [a, 3]:
        print("never")
    case [3, b]:
        print("never")
print(a, b)
match [1, 2]:
    case [a, b] if a > b:
        print("never")
print(a, b)


def shadow(x):
    match x:
        case [x, *_] if x == 3:
            return "three", x
        case x:
            return "whole", x


print(shadow([3, 4]), shadow([4, 3]), shadow(5))

log = []


def said(v):
    log.append(v)
    return v


class Loud:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        log.append((self.n, other))
        return self.n == other


class Names:
    one = 1
    two = 2


match said(Loud(2)):
    case Names.one:
        print("one")
    case Names.two if said("guard"):
        print("two")
print(log[1:])


def closure(x):
    match x:
        case {"f": f, "v": v}:
            return lambda: (f, v)


print(closure({"f": 1, "v": 2})())


class Body:
    match (1, 2):
        case (p, q):
            r = p + q


print(Body.p, Body.q, Body.r)


def generate(xs):
    for x in xs:
        match x:
            case int():
                yield x
            case [*items]:
                yield from generate(items)
            case "stop":
                break
            case "skip":
                continue
            case _:
                return


print(list(generate([1, [2, [3, "skip", 4]], 5])), list(generate([1, "stop", 2])), list(generate([1, None, 2])))
match = 5
case = {"match": match}
match case:
    case {"match": match}:
        print("names all the same", match)
print(match, case)
match (yes := 3), 4:
    case 3, x:
        print(yes, x)
match [*range(3)], {**{"k": 1}}:
    case [[0, *tail], {"k": k}]:
        print(tail, k)
match -3 % 2:
    case 1:
        print("odd")
match print:
    case _:
        match 1:
            case 2:
                print("no")
            case _ if False:
                print("no")
print("end")
