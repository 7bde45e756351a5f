from typing import *
import typing, collections.abc as abc, types
T = TypeVar('T'); K = TypeVar('K', bound=int)
def show(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
for f in (lambda: list[int] | None, lambda: int | list[str], lambda: T | None, lambda: None | int,
          lambda: Optional[int], lambda: Union[int, str, int], lambda: Union[int],
  lambda: List[int], lambda: Dict[str, List[int]], lambda: Callable[[int, str], bool], lambda: Callable[..., int],
  lambda: Tuple[int, ...], lambda: Tuple[()], lambda: Literal['a', 1],
  lambda: List['Node'] | None, lambda: Optional['Node'], lambda: list['Node'], lambda: dict[str, T][int],
  lambda: Dict[str, T][int], lambda: abc.Iterable[int], lambda: abc.Callable[[int], str],
  lambda: abc.Callable[..., str], lambda: isinstance(1, Union[int, str]), lambda: isinstance(1, int | None),
  lambda: isinstance(1, list[int]), lambda: isinstance([], List), lambda: isinstance([], List[int]),
  lambda: issubclass(bool, int | str), lambda: isinstance(1, Any), lambda: isinstance(1, Optional[int]),
  lambda: List(), lambda: List[int](), lambda: list[int]([1]), lambda: Any(), lambda: get_origin(List[int]),
  lambda: get_args(Dict[str, int]),
  lambda: get_args(Callable[[int], str]), lambda: get_origin(int | str), lambda: get_origin(Optional[int]),
  lambda: get_args(int | None), lambda: Union[int, str] == int | str, lambda: Union[int, str] == Union[str, int],
  lambda: hash(int | str) == hash(str | int), lambda: int | 5, lambda: 'a' | int, lambda: type(int | str),
  lambda: type(list[int]), lambda: list[int].append, lambda: list[int].__origin__, lambda: List, lambda: Any,
  lambda: T, lambda: K.__bound__,
  lambda: Annotated[int, 5], lambda: Final[int], lambda: ClassVar[int], lambda: Type[int], lambda: Iterable[T],
  lambda: Generator[int, None, str], lambda: NewType('U', int), lambda: NewType('U', int)(5), lambda: Sequence[int],
  lambda: Deque[int], lambda: DefaultDict[str, int],
  lambda: isinstance({}, Mapping), lambda: isinstance((), Sequence), lambda: isinstance(len, Callable),
  lambda: int | T, lambda: Optional[T][int], lambda: (int | list[T])[str], lambda: Union[int, None],
  lambda: Optional[None], lambda: list[int] == list[int], lambda: {list[int]: 1}[list[int]],
  lambda: type[int], lambda: tuple[int, ...], lambda: tuple[()], lambda: Tuple[int], lambda: Dict[int],
  lambda: Set[int, str], lambda: isinstance(3, (int | str, list)), lambda: int | Any, lambda: Any | None,
  lambda: str | 'x', lambda: Callable[[T], T][int], lambda: SupportsInt, lambda: isinstance(3, SupportsInt),
  lambda: isinstance('', SupportsInt)):
    show(f)
class Stack(Generic[T]):
    def __init__(self): self.items: list[T] = []
    def push(self, x: T) -> None: self.items.append(x)
s = Stack[int](); s.push(1); print(s.items, Stack[int], Stack.__parameters__, type(s).__name__, s.__orig_class__)
class Sub(Stack[int]): pass
print(Sub.__mro__, Sub.__orig_bases__)
class L(List[int]): pass
print(L([1]), L.__mro__)
class M(dict[str, int]): pass
print(M(a=1), M.__bases__)
@runtime_checkable
class Quack(Protocol):
    def quack(self) -> str: ...
class Duck:
    def quack(self): return 'q'
print(isinstance(Duck(), Quack), isinstance(5, Quack), issubclass(Duck, Quack))
show(lambda: Quack())
class Q2(Protocol):
    x: int
show(lambda: isinstance(Duck(), Q2))
class I(Quack):
    pass
print(I().quack())
def f(a: int, b: Optional[str] = None, *c: 'T') -> list[int]: ...
print(f.__annotations__, get_type_hints(f) if False else '')
class P(NamedTuple):
    x: int
    y: float = 1.5
print(P(1), P.__annotations__)
class TD(TypedDict, total=False):
    a: int
print(TD(a=1), TD.__total__)
show(lambda: Stack[int, str]); show(lambda: Generic[int]); show(lambda: Duck[int])
