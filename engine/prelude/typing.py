# typing: names for annotations. Nothing here checks anything.

TYPE_CHECKING = False


class _Form:
    def __init__(self, name, args=()):
        self._name = name
        self.__args__ = args

    def __getitem__(self, args):
        return _Form(self._name, args if isinstance(args, tuple) else (args,))

    def __call__(self, *args, **keywords):
        raise TypeError(f'Type {self._name} cannot be instantiated')

    def __or__(self, other):
        return _Form('Union', (self, other))

    def __ror__(self, other):
        return _Form('Union', (other, self))

    def __repr__(self):
        name = 'typing.' + self._name
        if not self.__args__:
            return name
        return name + '[' + ', '.join([a.__name__ if isinstance(a, type) else repr(a) for a in self.__args__]) + ']'


Any, Union, Optional, Callable, List, Dict, Set, FrozenSet, Tuple, Type = [
    _Form(n) for n in ('Any', 'Union', 'Optional', 'Callable', 'List', 'Dict', 'Set', 'FrozenSet', 'Tuple', 'Type')]
Iterable, Iterator, Sequence, Mapping, MutableMapping, MutableSequence, Collection, Hashable, Sized, Generator = [
    _Form(n) for n in ('Iterable', 'Iterator', 'Sequence', 'Mapping', 'MutableMapping', 'MutableSequence', 'Collection',
                       'Hashable', 'Sized', 'Generator')]
Literal, Final, ClassVar, NoReturn, Self, Deque, DefaultDict, Counter, OrderedDict, Annotated = [
    _Form(n) for n in ('Literal', 'Final', 'ClassVar', 'NoReturn', 'Self', 'Deque', 'DefaultDict', 'Counter',
                       'OrderedDict', 'Annotated')]
(AbstractSet, MutableSet, Container, Reversible, KeysView, ValuesView, ItemsView, ContextManager, Awaitable,
 Coroutine) = [
    _Form(n) for n in ('AbstractSet', 'MutableSet', 'Container', 'Reversible', 'KeysView', 'ValuesView', 'ItemsView',
                       'ContextManager', 'Awaitable', 'Coroutine')]
(AsyncIterator, AsyncIterable, AsyncGenerator, Concatenate, TypeGuard, Required, NotRequired, Unpack, Pattern, Match,
 ChainMap, ByteString) = [
    _Form(n) for n in ('AsyncIterator', 'AsyncIterable', 'AsyncGenerator', 'Concatenate', 'TypeGuard', 'Required',
                       'NotRequired', 'Unpack', 'Pattern', 'Match', 'ChainMap', 'ByteString')]
Never, LiteralString, TypeAlias, IO, TextIO, BinaryIO, SupportsInt, SupportsFloat, SupportsIndex, SupportsAbs = [
    _Form(n) for n in ('Never', 'LiteralString', 'TypeAlias', 'IO', 'TextIO', 'BinaryIO', 'SupportsInt',
                       'SupportsFloat', 'SupportsIndex', 'SupportsAbs')]
AnyStr = Text = str


class Generic:
    def __class_getitem__(cls, args):
        return cls


class Protocol(Generic):
    pass


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__ = name

    def __repr__(self):
        return '~' + self.__name__


class ParamSpec(TypeVar):
    args = kwargs = None


class TypedDict(dict):
    # class Movie(TypedDict): name: str — its instances are plain dicts.
    def __init_subclass__(cls, total=True):
        cls.__total__ = total

    def __new__(cls, *args, **keywords):
        return dict(*args, **keywords)


def runtime_checkable(cls):
    return cls


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    return dict(getattr(obj, '__annotations__', None) or {})


def get_origin(tp):
    return getattr(tp, '__origin__', None)


def get_args(tp):
    return getattr(tp, '__args__', ())


def assert_never(arg, /):
    raise AssertionError(f'Expected code to be unreachable, but got: {arg!r}')


def NewType(name, tp):
    def made(x):
        return x
    made.__name__ = made.__qualname__ = name
    return made


def cast(typ, val):
    return val


def overload(func):
    return func


def final(x):
    return x


def no_type_check(x):
    return x


class NamedTuple:
    # class Point(NamedTuple): x: int
    def __init_subclass__(cls):
        from collections import namedtuple
        own = cls.__dict__
        names = own.get('__annotations__', {})
        given = [name for name in names if name in own]
        for before, name in zip(names, list(names)[1:]):
            if before in own and name not in own:
                raise TypeError(f'Non-default namedtuple field {name} cannot follow default field {before}')
        made = namedtuple(cls.__name__, list(names), defaults=[own[name] for name in given], module=cls.__module__)
        made.__annotations__, made.__qualname__ = names, cls.__qualname__
        for name, value in own.items():
            if (name not in names
                    and name not in ('__annotations__', '__module__', '__doc__', '__dict__', '__weakref__')):
                setattr(made, name, value)
        cls._instead = made

    def __new__(cls, typename, fields):
        from collections import namedtuple
        from _lang import caller
        made = namedtuple(typename, [name for name, _ in fields], module=caller())
        made.__annotations__ = dict(fields)
        return made
