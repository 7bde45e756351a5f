# Type variables of many, and hints that are read from texts.


def go(n, f):
    try:
        print(n, repr(f()))
    except BaseException as e:
        print(n, type(e).__name__, e)


from typing import *
T = TypeVar('T')
Ts = TypeVarTuple('Ts')
P = ParamSpec('P')


class A(Generic[T, *Ts]):
    pass


class B(Generic[Unpack[Ts]]):
    pass


class C(Generic[P, T]):
    pass
go('1', lambda: A[int])
go('2', lambda: A[int, str, float])
go('3', lambda: A.__parameters__)
go('4', lambda: B[int, str])
go('5', lambda: B[()])
go('6', lambda: tuple[int, *tuple[str, ...]])
go('7', lambda: Ts)
go('8', lambda: Unpack[Ts])
go('9', lambda: Tuple[Unpack[Ts]])
go('10', lambda: Tuple[T, *Ts][int, str, float])
go('11', lambda: C[[int, str], float])
go('12', lambda: C[int, str])
go('13', lambda: Callable[P, T][[int], str])
go('14', lambda: tuple[*Ts,])
go('15', lambda: tuple[*Ts,][int, str])
go('16', lambda: [x for x in list[int]])
go('17', lambda: A[int].__args__)
go('18', lambda: Callable[[*Ts], int])
go('19', lambda: List[int] is List[int])
go('20', lambda: Literal[1] is Literal[True])
go('21', lambda: Annotated[Annotated[int, 'a'], 'b'])
go('22', lambda: get_args(Annotated[int, 1]))
go('24', lambda: Annotated[T, 1][int])
go('25', lambda: Annotated[int])
go('26', lambda: ClassVar[int, str])
go('27', lambda: Optional[int, str])
go('28', lambda: get_args(Literal[1, 2]))
go('29', lambda: Annotated[int, 'x'](5))
go('30', lambda: get_origin(List[int]))
go('31', lambda: get_origin(List))
go('32', lambda: Annotated[int, 'x'] == Annotated[int, 'x'])
go('33', lambda: isinstance(1, Annotated[int, 'x']))
go('34', lambda: Union[Annotated[int, 'x'], None])
go('35', lambda: List[Annotated[int, 'x']])
go('36', lambda: Annotated[int, []])


def f(*args: Unpack[Ts]) -> 'Annotated[List["int"], 3]':
    ...


go('h', lambda: get_type_hints(f))
go('h2', lambda: get_type_hints(f, include_extras=True))
go('h3', lambda: f.__annotations__)


class Tree:
    left: 'Tree | None' = None
    right: Optional['Tree'] = None
    kids: 'dict[str, list["Tree"]]'
    cb: 'Callable[[int, str], "Tree"]'
    lit: 'Literal["a b", 1, None]'
    q: 'typing.List[int]'


go('t1', lambda: get_type_hints(Tree))
import typing
go('t2', lambda: get_type_hints(Tree))


def g(x: 'undefined', y: 'int | '):
    ...


go('t3', lambda: get_type_hints(g))


def g2(y: 'int |'):
    ...


go('t4', lambda: get_type_hints(g2)[0])
go('t5', lambda: get_type_hints(3))
go('t6', lambda: get_type_hints(lambda: 1))
go('t7', lambda: get_type_hints(print))
go('t8', lambda: get_type_hints(Tree, localns={'Tree': int, 'typing': typing})['left'])


class Movie(TypedDict):
    name: str
    year: NotRequired[int]


class Sub(Movie, total=False):
    extra: 'list[int]'


go('m1', lambda: (sorted(Sub.__required_keys__), sorted(Sub.__optional_keys__), Sub.__total__, Sub.__bases__,
    Movie.__mro__))
go('m2', lambda: get_type_hints(Sub))
go('m3', lambda: get_type_hints(Sub, include_extras=True))
go('m4', lambda: Movie(name='a', zzz=1))
go('m5', lambda: is_typeddict(Sub))
go('m6', lambda: is_typeddict(dict))
go('m7', lambda: Movie.__name__)
go('m8', lambda: type(Movie).__name__)
go('m9', lambda: issubclass(dict, Movie))
go('m10', lambda: isinstance({}, dict))
go('m11', lambda: TypedDict('Z', {'a b': int}, total=False).__optional_keys__)
go('m12', lambda: Movie.__module__)


@overload
def o(x: int):
    ...


go('o1', lambda: o(3))


@runtime_checkable
class It(Protocol[T]):

    def __iter__(self):
        ...


go('p1', lambda: isinstance([], It))
go('p2', lambda: It[int])
go('p3', lambda: isinstance(3, It))
go('p4', lambda: It.__parameters__)


class Pt(NamedTuple):
    x: 'int'
    y: 'list[Pt]' = []

    def norm(self):
        return abs(self.x)


go('n1', lambda: (Pt(1), Pt.__annotations__, Pt._fields, get_type_hints(Pt), Pt(-3).norm(), Pt(1)._asdict(),
    Pt(1)._replace(x=5), Pt.__mro__))
