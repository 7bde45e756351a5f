# What typing makes of annotations, in a module whose annotations are texts.
from __future__ import annotations


def go(n, f):
    try:
        print(n, repr(f()))
    except BaseException as e:
        print(n, type(e).__name__, e)


from typing import *
import typing, types, collections.abc as cabc
T = TypeVar('T')
K = TypeVar('K', bound=int)
V = TypeVar('V', int, str)
P = ParamSpec('P')
go('u1', lambda: int | str)
go('u2', lambda: int | None)
go('u3', lambda: None | int)
go('u4', lambda: list[int] | None)
go('u5', lambda: T | None)
go('u6', lambda: 'X' | None)
go('u7', lambda: Union[int, str] | None)
go('u8', lambda: int | 'X')
go('u9', lambda: Optional['X'])
go('u10', lambda: int | str == str | int)
go('u11', lambda: hash(int | str) == hash(str | int))
go('u12', lambda: (int | str).__args__)
go('u13', lambda: (int | str).__parameters__)
go('u14', lambda: (list[T] | dict[K, T]).__parameters__)
go('u15', lambda: (list[T] | None)[int])
go('u16', lambda: isinstance(1, int | str))
go('u17', lambda: isinstance(None, int | None))
go('u18', lambda: isinstance(1, list[int] | None))
go('u19', lambda: issubclass(bool, int | str))
go('u20', lambda: isinstance(1, (str, int | None)))
go('u21', lambda: int | int)
go('u22', lambda: int | bool | int)
go('u23', lambda: Union[int])
go('u24', lambda: Union[int, int])
go('u25', lambda: Union[int, Union[str, None]])
go('u26', lambda: Union[()])
go('u27', lambda: Optional[int | str])
go('u28', lambda: int | 3)
go('u29', lambda: 3 | int)
go('u30', lambda: type(int | str))
go('u31', lambda: types.UnionType)
go('u32', lambda: isinstance(int | str, types.UnionType))
go('u33', lambda: get_args(Optional[int]))
go('u34', lambda: get_origin(int | str))
go('u35', lambda: get_origin(Optional[int]))
go('u36', lambda: Any | None)
go('u37', lambda: Callable[[int], str] | None)
go('u38', lambda: Literal['a', 1] | None)
go('u39', lambda: Tuple[int, ...] | None)
go('u40', lambda: isinstance(1, Union[int, str]))
go('u42', lambda: isinstance(1, List[int]))
go('u43', lambda: isinstance([], List))
go('u44', lambda: isinstance([], list[int]))
go('u45', lambda: issubclass(list, list[int]))
go('u46', lambda: isinstance(1, Any))
go('g1', lambda: list[int])
go('g2', lambda: dict[str, list[int]])
go('g3', lambda: tuple[int, ...])
go('g4', lambda: tuple[()])
go('g5', lambda: list[T][int])
go('g6', lambda: dict[T, K][str, int])
go('g7', lambda: list[int]([1, 2]))
go('g8', lambda: list[int].__origin__)
go('g9', lambda: list[int].__args__)
go('g10', lambda: list[int].append)
go('g11', lambda: list[int] == list[int])
go('g12', lambda: hash(list[int]) == hash(list[int]))
go('g13', lambda: list['X'])
go('g14', lambda: set[int | None])
go('g15', lambda: type[int])
go('g16', lambda: list[int][str])
go('g17', lambda: int[str])
go('g18', lambda: cabc.Callable[[int, str], bool])
go('g19', lambda: cabc.Iterable[T][int])
go('g20', lambda: cabc.Callable[..., int])
go('g21', lambda: Callable[P, T])
go('g22', lambda: Callable[Concatenate[int, P], T])
go('g23', lambda: Generic[T])
go('g24', lambda: Generic[int])
go('g25', lambda: List[T][int])
go('g26', lambda: Dict[str, T])
go('g27', lambda: Dict[str])
go('g28', lambda: Tuple)
go('g29', lambda: Tuple[()])
go('g30', lambda: Type[T])
go('g31', lambda: ClassVar[int])
go('g32', lambda: Final[int])
go('g33', lambda: Annotated[int, 'x', 3])
go('g34', lambda: Annotated[int, 'x'].__metadata__)
go('g35', lambda: Literal[1, 1, True])
go('g36', lambda: Literal['a'] == Literal['a'])
go('g37', lambda: Literal[Literal[1], 2])
go('g39', lambda: tuple[int, *tuple[str, ...]])
go('g40', lambda: Self)
go('g41', lambda: Never)
go('g42', lambda: NoReturn)
go('g43', lambda: LiteralString)
go('g44', lambda: TypeAlias)
go('g45', lambda: Required[int])
go('g46', lambda: TypeGuard[int])
go('t1', lambda: T)
go('t2', lambda: TypeVar('A', covariant=True))
go('t3', lambda: TypeVar('B', contravariant=True))
go('t4', lambda: TypeVar('X', int))
go('t5', lambda: TypeVar('X', bound='int').__bound__)
go('t6', lambda: V.__constraints__)
go('t7', lambda: T())
go('t8', lambda: isinstance(1, T))
go('t9', lambda: NewType('UserId', int))
go('t10', lambda: NewType('UserId', int)(5))
go('t11', lambda: NewType('UserId', int).__supertype__)
go('t12', lambda: NewType('U', int) | None)
go('t13', lambda: cast(int, 'a'))
go('t14', lambda: cast('list[int]', 3))
go('t15', lambda: P.args)
go('t17', lambda: ForwardRef('int'))
go('t18', lambda: assert_type(3, int))
go('t19', lambda: reveal_type)
go('t20', lambda: get_type_hints(hints))
go('t21', lambda: hints.__annotations__)
go('t22', lambda: TypeVar('T').__name__)
go('t23', lambda: T.__module__)
go('t24', lambda: assert_never(3))


def hints(a: int, b: 'str | None'=None, *c: list[int], d: Optional[int]=None, **e: Any) -> dict[str, int]:
    pass


go('h', lambda: get_type_hints(hints))
go('h2', lambda: hints.__annotations__)


class C(Generic[T]):
    x: int
    y: 'list[C]' = None

    def m(self, z: T) -> C[T]:
        return self


go('c1', lambda: C[int])
go('c2', lambda: C[int]().x)
go('c3', lambda: C.__annotations__)
go('c4', lambda: get_type_hints(C))
go('c5', lambda: C[int]().__orig_class__)
go('c6', lambda: C.__parameters__)
go('c7', lambda: C.__orig_bases__)
go('c8', lambda: C[int, str])
go('c9', lambda: C[int] is C[int])
go('c10', lambda: isinstance(C(), C[int]))
go('c11', lambda: get_type_hints(C.m))
go('c12', lambda: C[int].m)
go('c13', lambda: C[T][str])
go('c14', lambda: C[int].__origin__)


class D(C[int], Generic[K]):
    pass


go('d1', lambda: D.__mro__)
go('d2', lambda: D.__orig_bases__)
go('d3', lambda: D[int])


class N(NamedTuple):
    a: int
    b: str = 'x'


class TD(TypedDict, total=False):
    a: int
    b: Required[str]


go('n1', lambda: N(1))
go('n2', lambda: N._field_defaults)
go('n3', lambda: N.__annotations__)
go('n4', lambda: TD(a=1))
go('n5', lambda: TD.__total__)
go('n6', lambda: TD.__required_keys__)
go('n7', lambda: sorted(TD.__optional_keys__))
go('n8', lambda: isinstance({}, TD))
go('n9', lambda: TD.__annotations__)
go('n10', lambda: TypedDict('X', {'a': int})(a=3))
go('n11', lambda: NamedTuple('Y', [('a', int)])(3))
