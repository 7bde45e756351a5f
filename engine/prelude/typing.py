# typing: names for annotations, and what is asked of them. Nothing here checks anything but isinstance.
import builtins as _builtins
import collections as _collections
import collections.abc as _abc
from _lang import caller as _caller, inner as _inner
from _typing_kinds import (Any, ForwardRef, Generic, ParamSpec, ParamSpecArgs, ParamSpecKwargs, Protocol, TypeVar,
                           runtime_checkable, _Alias, _Form, _Generic_, _ProtocolMeta, _UnionAlias, _union, _Unites)

_GenericAlias, _Union = _inner('_GenericAlias'), _inner('_Union')

TYPE_CHECKING = False

(Union, Optional, Literal, Final, ClassVar, NoReturn, Never, Self, LiteralString, TypeAlias, Annotated, Concatenate,
 TypeGuard, Required, NotRequired, Unpack) = [
    _Form(n) for n in ('Union', 'Optional', 'Literal', 'Final', 'ClassVar', 'NoReturn', 'Never', 'Self',
                       'LiteralString', 'TypeAlias', 'Annotated', 'Concatenate', 'TypeGuard', 'Required', 'NotRequired',
                       'Unpack')]
_UnionAlias.__origin__ = _UnionAlias._typing = Union
List, Dict, Set, FrozenSet, Tuple, Type, Callable = [_Generic_(*row) for row in (
    ('List', list, 1), ('Dict', dict, 2), ('Set', set, 1), ('FrozenSet', frozenset, 1), ('Tuple', tuple, 0),
    ('Type', type, 1),
    ('Callable', _abc.Callable, 0))]
(Iterable, Iterator, Sequence, Mapping, MutableMapping, MutableSequence, Collection, Hashable, Sized, Generator,
 AbstractSet,
 MutableSet, Container, Reversible, KeysView, ValuesView, ItemsView, MappingView, ByteString, Awaitable, Coroutine,
 AsyncIterable, AsyncIterator, AsyncGenerator) = [
    _Generic_(name, getattr(_abc, 'Set' if name == 'AbstractSet' else name), count) for name, count in (
        ('Iterable', 1), ('Iterator', 1), ('Sequence', 1), ('Mapping', 2), ('MutableMapping', 2),
        ('MutableSequence', 1),
        ('Collection', 1), ('Hashable', 0), ('Sized', 0), ('Generator', 3), ('AbstractSet', 1), ('MutableSet', 1),
        ('Container', 1), ('Reversible', 1), ('KeysView', 1), ('ValuesView', 1), ('ItemsView', 2), ('MappingView', 1),
        ('ByteString', 0), ('Awaitable', 1), ('Coroutine', 3), ('AsyncIterable', 1), ('AsyncIterator', 1),
        ('AsyncGenerator', 2))]
Deque, DefaultDict, Counter, OrderedDict, ChainMap = [
    _Generic_(name, getattr(_collections, origin), count) for name, origin, count in (
        ('Deque', 'deque', 1), ('DefaultDict', 'defaultdict', 2), ('Counter', 'Counter', 1),
        ('OrderedDict', 'OrderedDict', 2),
        ('ChainMap', 'ChainMap', 2))]
Text = str


def __getattr__(name):
    # Only loaded when they are asked for.
    if name in ('Pattern', 'Match'):
        import re
        return _Generic_(name, getattr(re, name), 1)
    if name in ('ContextManager', 'AsyncContextManager'):
        import contextlib
        return _Generic_(name, getattr(contextlib, 'Abstract' + name), 1)
    raise AttributeError(f"module 'typing' has no attribute '{name}'")


AnyStr = TypeVar('AnyStr', bytes, str)


def _supports(name, method):
    return runtime_checkable(_ProtocolMeta(name, (Protocol,), {method: lambda self: None, '__module__': 'typing',
                                                               '_is_protocol': True}))


SupportsInt, SupportsFloat, SupportsIndex, SupportsAbs, SupportsBytes, SupportsComplex, SupportsRound = [
    _supports('Supports' + name, f'__{name.lower()}__') for name in ('Int', 'Float', 'Index', 'Abs', 'Bytes', 'Complex',
                                                                     'Round')]


class IO(Generic[AnyStr]):
    pass


class TextIO(IO[str]):
    pass


class BinaryIO(IO[bytes]):
    pass


class TypedDict(dict):
    # class Movie(TypedDict): name: str — its instances are plain dicts.
    def __init_subclass__(cls, total=True):
        cls.__total__ = total

    def __new__(cls, *args, **keywords):
        return dict(*args, **keywords)


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    own = {}
    for c in reversed(obj.__mro__) if isinstance(obj, type) else (obj,):
        own.update(c.__dict__.get('__annotations__', {}) if isinstance(obj, type)
                   else getattr(c, '__annotations__', None) or {})
    names = {**getattr(obj, '__globals__', {}), **(globalns or {}), **(localns or {})}
    for name, hint in own.items():
        if isinstance(hint, str):  # only a name can be looked up
            hint = names.get(hint,
                             getattr(_builtins, hint, ForwardRef(hint)) if hint.isidentifier() else ForwardRef(hint))
        own[name] = type(None) if hint is None else hint
        if not include_extras and isinstance(hint, _Alias) and hint._text == 'typing.Annotated':
            own[name] = hint.__args__[0]
    return own


def get_origin(tp):
    if isinstance(tp, _Union):
        return Union if isinstance(tp, _UnionAlias) else _Union
    if isinstance(tp, _Alias) and tp._text == 'typing.Annotated':
        return Annotated
    return Generic if tp is Generic else getattr(tp, '__origin__', None)


def get_args(tp):
    if not isinstance(tp, (_GenericAlias, _Union)):
        return ()
    args = tp.__args__
    if isinstance(tp, _Alias) and tp._text.endswith('.Callable') and len(args) > 1 and args[0] is not ...:
        return (list(args[:-1]), args[-1])
    return args


def get_overloads(func):
    return []


def clear_overloads():
    pass


def is_typeddict(tp):
    return isinstance(tp, type) and issubclass(tp, TypedDict)


def assert_never(arg, /):
    raise AssertionError(f'Expected code to be unreachable, but got: {arg!r}')


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    import sys
    print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
    return obj


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, field_specifiers=(), **kwargs):
    return lambda cls: cls


class NewType(_Unites):
    def __init__(self, name, tp):
        self.__qualname__ = self.__name__ = name
        self.__supertype__ = tp
        self.__module__ = _caller()

    def __call__(self, x):
        return x

    def __reduce__(self):
        return self.__qualname__

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'


def cast(typ, val):
    return val


def overload(func):
    return func


def final(x):
    return x


def no_type_check(x):
    return x


no_type_check_decorator = no_type_check


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
