# Subclasses of the builtin kinds that override what the builtin kind does, and ask it with super().
import copy
import pickle


class Int(int):
    def __new__(cls, v=0, unit="m"):
        self = super().__new__(cls, v)
        self.unit = unit
        return self

    def __eq__(self, other):
        return int(self) == int(other) + 1 if isinstance(other, Int) else NotImplemented

    def __lt__(self, other):
        return super().__gt__(other)

    def __bool__(self):
        return not super().__bool__()

    def __hash__(self):
        return super().__hash__() * 2

    def __neg__(self):
        return type(self)(super().__neg__(), self.unit)

    def __radd__(self, other):
        return ("radd", other + int(self))

    def __format__(self, spec):
        return super().__format__(spec) + self.unit

    def __repr__(self):
        return f"Int({super().__repr__()}, {self.unit!r})"


i = Int(5, "kg")
print(i, repr(i), str(i), [i], f"{i:04}", bool(i), bool(Int()), hash(i), -i, 3 + i, i + 3, Int(2) == Int(1),
      Int(2) != Int(2), Int(1) < Int(2), i == 5)
print(sorted([Int(1), Int(3), Int(2)]), max(Int(1), Int(3)), {i: 1}.get(5), "%d %s" % (i, i), int(i), type(int(i)),
      type(+i), abs(i), type(abs(i)), round(i), i.real, divmod(i, 2))
print(i.__dict__, copy.copy(i).unit, copy.deepcopy(i).unit, pickle.loads(pickle.dumps(i)).unit,
      type(pickle.loads(pickle.dumps(i))))
big = Int(2 ** 80, "x")
print(big, big - 1, int(big) == 2 ** 80, type(int(big)), big >> 70, hash(big) == hash(2 ** 80) * 2, big.bit_length(),
      -big)
try:
    i.__dict__ = 3
except (TypeError, AttributeError) as e:
    print(type(e).__name__)


class Text(str):
    def __len__(self):
        return 99

    def __getitem__(self, k):
        return "<" + super().__getitem__(k) + ">"

    def __iter__(self):
        return iter(["x", "y"])

    def __contains__(self, x):
        return x == "!" or super().__contains__(x)

    def __str__(self):
        return "str:" + super().__str__()

    def __add__(self, other):
        return Text(super().__add__(other))

    def __mod__(self, other):
        return "mod"


t = Text("abc")
print(t, repr(t), len(t), t[0], list(t), "b" in t, "!" in t, "z" in t, t + "d", type(t + "d"), t % 3, f"{t}", f"{t!r}",
      "%s" % t, t.upper(), "".join([t, t]), t[1:])
a, b = t
print(a, b, [*t], tuple(t), t.strip(), type(t.strip()), type(t.replace("q", "")), type(str(t)), t == "abc", "abc" == t,
      hash(t) == hash("abc"), {t: 1}["abc"], getattr(i, Text("unit")))


class Pair(tuple):
    def __new__(cls, a, b):
        return tuple.__new__(cls, (a, b))

    def __getitem__(self, k):
        return ("item", super().__getitem__(k))

    def __iter__(self):
        return iter(("p", "q"))

    def __len__(self):
        return 7

    def __eq__(self, other):
        return "eq"

    def __contains__(self, x):
        return True


p = Pair(1, 2)
x, y = p
print(p, p[0], x, y, len(p), list(p), p == 3, 5 in p, (lambda *args: args)(*p), p + (3,), p * 2, p.index(2), bool(p),
      [v for v in p], p.count(1))


class Real(float):
    def __new__(cls, v):
        return float.__new__(cls, v * 2)

    def __init__(self, v):
        self.was = v

    def __add__(self, other):
        return Real(1)


r = Real(1.5)
print(r, r.was, r + 1, type(r + 1), type(r * 1), r.is_integer(), r == 3, round(r), -r, type(-r), float(r),
      type(float(r)), r.hex(), pickle.loads(pickle.dumps(r)) == 6.0)


class Fixed(tuple):
    __slots__ = ()


try:
    Fixed([1]).x = 1
except AttributeError as e:
    print(e)


class Names(frozenset):
    def __init__(self, *args):
        self.size = len(self)


n = Names("aab")
print(n.size, n == frozenset("ab"), type(n | {"c"}), isinstance(n, frozenset), hash(n) == hash(frozenset("ab")))


class Raw(bytes):
    def text(self):
        return self.decode()


w = Raw(b"hi")
w.tag = 1
print(w, w.text(), w.tag, w[0], w + b"!", type(w[:]), bytes(w), Raw("é", "utf-8"), pickle.loads(pickle.dumps(w)).tag)


class Buffer(bytearray):
    pass


u = Buffer(b"ab")
u.name = "n"
u.append(99)
print(u, u.name, len(u), type(u + b"d"))
for make in (lambda: Int("q"), lambda: Int(1, 2, 3), lambda: Text(1, 2, 3, 4), lambda: Fixed(1, 2)):
    try:
        print(make())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


class Both(int, str):
    pass
