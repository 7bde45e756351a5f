# match: what is asked of the program's own classes, and what is raised
import collections.abc


class Seq(collections.abc.Sequence):
    def __init__(self, *items):
        self.items = items

    def __len__(self):
        print("len")
        return len(self.items)

    def __getitem__(self, i):
        print("item", i)
        return self.items[i]


class Map(collections.abc.Mapping):
    def __init__(self, **items):
        self.items_ = items

    def __len__(self):
        return len(self.items_)

    def __getitem__(self, key):
        print("item", key)
        return self.items_[key]

    def __iter__(self):
        return iter(self.items_)


class Registered:
    def __len__(self):
        return 2

    def __iter__(self):
        return iter("xy")


class Ducks:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return i


class WithGet:
    def get(self, key, default):
        print("get", key)
        return key if key != "no" else default

    def __len__(self):
        return 5

    def keys(self):
        return ["a", "b"]

    def __getitem__(self, key):
        return key * 2


collections.abc.Sequence.register(Registered)
collections.abc.Mapping.register(WithGet)


class Below(Registered):
    pass


def kinds(x):
    match x:
        case [1, *_, last]:
            return "wild star", last
        case [a, b]:
            return "two", a, b
        case [_, *rest]:
            return "rest", rest
        case {"a": a, **rest}:
            return "mapping", a, rest
        case {"no": _}:
            return "no"
        case {}:
            return "any mapping"
    return None


for v in (Seq(1, 2, 3), Seq(4, 5), Seq(4, 5, 6), Map(a=1, b=2), Map(c=1), Registered(), Below(), Ducks(), WithGet(),
          str, type):
    print(type(v).__name__, kinds(v))


class Meta(type):
    def __instancecheck__(cls, instance):
        print("instancecheck", instance)
        return instance == 7


class Sevens(metaclass=Meta):
    pass


class Liar:
    @property
    def __class__(self):
        return int


for v in (7, 8, Liar()):
    match v:
        case Sevens():
            print("seven")
        case int():
            print("int", type(v).__name__)


def tried(what, f):
    try:
        print(what, f())
    except Exception as e:
        print(what, type(e).__name__, e)


class NotTuple:
    __match_args__ = ["x"]


class NotNames:
    __match_args__ = ("x", 1)
    x = 5


class Twice:
    __match_args__ = ("x", "x")
    x = 5


class Raises:
    @property
    def x(self):
        raise ValueError("asked for x")


class Keys:
    one = 1
    uno = 1.0


def too_many(x):
    match x:
        case int(a, b):
            return a, b


def one_too_many(x):
    match x:
        case NotNames(a, b, c):
            return a, b, c


def none_allowed(x):
    match x:
        case Raises(a):
            return a


def not_tuple(x):
    match x:
        case NotTuple(a):
            return a


def not_names(x):
    match x:
        case NotNames(a, b):
            return a


def twice(x):
    match x:
        case Twice(a, b):
            return a


def twice_named(x):
    match x:
        case NotNames(a, x=b):
            return a


def raises(x):
    match x:
        case Raises(x=x):
            return x


def no_class(x):
    match x:
        case tried():
            return x


def no_name(x):
    match x:
        case nowhere.at_all:
            return x


def keys(x):
    match x:
        case {Keys.one: a, Keys.uno: b}:
            return a, b


def subclass(x):
    match x:
        case Number(n):
            return n


class Number(int):
    pass


class BadLength(list):
    def __len__(self):
        return 3


def bad_length(x):
    match x:
        case [a, b, c]:
            return a, b, c


tried("too many", lambda: too_many(1))
tried("one too many", lambda: one_too_many(NotNames()))
tried("none allowed", lambda: none_allowed(Raises()))
tried("not tuple", lambda: not_tuple(NotTuple()))
tried("not names", lambda: not_names(NotNames()))
tried("twice", lambda: twice(Twice()))
tried("twice named", lambda: twice_named(NotNames()))
tried("raises", lambda: raises(Raises()))
tried("no class", lambda: no_class(1))
tried("no name", lambda: no_name(1))
tried("keys", lambda: keys({1: 2, 3: 4}))
tried("unhashable", lambda: kinds(Map()))
tried("subclass", lambda: (subclass(Number(4)), subclass(4)))
tried("bad length", lambda: bad_length(BadLength([1, 2])))

# what a failed pattern held is let go


class Ends:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name)


def made(name):
    return Ends(name)


def failing():
    match [made("first"), made("second")]:
        case [a, None]:
            print("never")
        case [a, Ends(name="third")]:
            print("never")
        case [_, b]:
            print("matched", b.name)
            del b
            print("in the body")
    print("after")


failing()
