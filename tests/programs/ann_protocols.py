# Protocols, overloads, dataclasses, singledispatch and functions with annotations.


def go(n, f):
    try:
        print(n, repr(f()))
    except BaseException as e:
        print(n, type(e).__name__, e)


from typing import *
import typing, dataclasses, functools, enum
from collections.abc import Sequence, Mapping


@runtime_checkable
class Sized2(Protocol):

    def __len__(self) -> int:
        ...


class HasName(Protocol):
    name: str

    def hello(self) -> str:
        ...


@runtime_checkable
class HasN(Protocol):
    name: str


class A:
    name = 'a'

    def hello(self):
        return 'x'

    def __len__(self):
        return 3


go('p1', lambda: isinstance([], Sized2))
go('p2', lambda: isinstance(A(), HasName))
go('p3', lambda: isinstance(A(), HasN))
go('p4', lambda: issubclass(A, HasN))
go('p5', lambda: issubclass(A, Sized2))
go('p6', lambda: HasName())
go('p7', lambda: isinstance(3, HasN))
go('p8', lambda: isinstance(3, Sized2))


class Impl(HasName):
    pass


go('p9', lambda: Impl())


@overload
def f(x: int) -> int:
    ...


@overload
def f(x: str) -> str:
    ...


def f(x):
    return x


go('o1', lambda: f(3))
go('o2', lambda: get_overloads(f))
go('o3', lambda: get_overloads(f)[0].__annotations__)


@final
class Z:
    pass


go('f1', lambda: Z.__final__)


@no_type_check
def g(x: 1):
    pass


go('f2', lambda: g.__no_type_check__)
x: int
y: int = 3
z: 'List[int]' = []
go('a1', lambda: __annotations__)


def inner():
    a: int = 3
    b: undefined
    (c): int = 4
    return (a, c)


go('a2', inner)


class W:
    a: int = 1
    b: list[int]

    def __init__(self):
        self.c: int = 5
        self.d: str


go('a3', lambda: (W.__annotations__, W().c, hasattr(W(), 'd')))


def ff(a, b: 1 + 1, /, c: 'x'=3, *args: int, d: print, e=4, **kw: None) -> [1, 2]:
    pass


go('a4', lambda: ff.__annotations__)
go('a5', lambda: (lambda: 1).__annotations__)
ff.__annotations__['new'] = 3
go('a6', lambda: ff.__annotations__)


def setann():
    ff.__annotations__ = 5


go('a7', setann)


def delann():
    del ff.__annotations__
    return ff.__annotations__


go('a8', delann)


@dataclasses.dataclass
class DC:
    a: int
    b: 'ClassVar[int]' = 3
    c: ClassVar[int] = 4
    d: dataclasses.InitVar[int] = 5
    e: list[int] = dataclasses.field(default_factory=list)
    f: Optional[str] = None

    def __post_init__(self, d):
        self.got = d


go('d1', lambda: DC(1))
go('d2', lambda: [x.name for x in dataclasses.fields(DC)])
go('d3', lambda: DC(1, 2).got)
go('d4', lambda: dataclasses.asdict(DC(1)))
go('d5', lambda: dataclasses.replace(DC(1), a=2, d=3))
go('d6', lambda: [x.type for x in dataclasses.fields(DC)])


@dataclasses.dataclass(frozen=True, order=True, slots=True)
class S:
    x: int
    y: int | None = None


go('s1', lambda: S(1) < S(2))
go('s2', lambda: setattr(S(1), 'x', 2))
go('s3', lambda: S.__slots__)
go('s4', lambda: hash(S(1)) == hash(S(1)))
go('s5', lambda: S(1).__dict__)
go('s6', lambda: S(1) < 3)
go('s7', lambda: S.__match_args__)
go('s8', lambda: setattr(S(1), 'zz', 2))


@dataclasses.dataclass(kw_only=True)
class KW:
    a: int
    b: int = 2


go('k1', lambda: KW(1))
go('k2', lambda: KW(a=1))
go('k3', lambda: KW())


def bad1():

    @dataclasses.dataclass
    class B:
        a: list = []


def bad2():

    @dataclasses.dataclass
    class B:
        a: int = 1
        b: int


def bad3():

    @dataclasses.dataclass
    class B:
        a: dict = {}


def bad4():

    @dataclasses.dataclass(order=True, eq=False)
    class B:
        pass


for b in (bad1, bad2, bad3, bad4):
    go(b.__name__, b)


@functools.singledispatch
def sd(x):
    return 'any'


@sd.register
def _(x: int | str):
    return 'int or str'


@sd.register
def _(x: list):
    return 'list'


@sd.register(float)
def _(x):
    return 'float'


go('sd1', lambda: [sd(v) for v in (1, 'a', [], 1.5, None, True)])
go('sd2', lambda: sd.dispatch(bool))
go('sd3', lambda: sorted(map(repr, sd.registry)))
go('sd4', lambda: sd())


def bad5():

    @sd.register
    def _(x):
        pass


go('sd5', bad5)


def bad6():

    @sd.register
    def _(x: list[int]):
        pass


go('sd6', bad6)


class Color(enum.Enum):
    RED: int = 1
    BLUE: 'str' = 2


go('e1', lambda: (list(Color), Color.__annotations__))
