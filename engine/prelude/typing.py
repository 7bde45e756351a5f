# typing: names for annotations, and what is asked of them. Nothing here checks anything but isinstance.
import collections as _collections
import collections.abc as _abc
from _lang import caller as _caller, inner as _inner
from _typing_kinds import (Any, ForwardRef, Generic, ParamSpec, ParamSpecArgs, ParamSpecKwargs, Protocol, TypeVar,
                           TypeVarTuple, runtime_checkable, _Alias, _AnnotatedAlias, _Form, _Generic_, _ProtocolMeta,
                           _UnionAlias, _forward, _union, _Unites)

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


class _TypedDictMeta(type):
    # class Movie(TypedDict): name: str — its instances are plain dicts.
    def __new__(mcls, name, bases, namespace, total=True):
        cls = type.__new__(mcls, name, (dict,), namespace)
        own = {key: ForwardRef(t, module=namespace.get('__module__')) if isinstance(t, str) else t
               for key, t in namespace.get('__annotations__', {}).items()}
        required, optional, hints = set(), set(), {}
        for base in bases:
            if isinstance(base, _TypedDictMeta):
                required.update(base.__required_keys__)
                optional.update(base.__optional_keys__)
                hints.update(base.__annotations__)
        for key, t in own.items():
            kind = t._text if isinstance(t, _Alias) and not isinstance(t, _AnnotatedAlias) else ''
            needed = total if kind not in ('typing.Required', 'typing.NotRequired') else kind == 'typing.Required'
            (required if needed else optional).add(key)
        cls.__annotations__ = {**hints, **own}
        cls.__required_keys__, cls.__optional_keys__ = frozenset(required), frozenset(optional)
        cls.__total__ = total
        cls.__orig_bases__ = namespace.get('__orig_bases__', bases)
        return cls

    def __init__(cls, name, bases, namespace, total=True):
        type.__init__(cls, name, bases, namespace)

    def __call__(cls, *args, **keywords):
        return dict(*args, **keywords)

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


_TypedDict = _TypedDictMeta('TypedDict', (), {'__module__': 'typing'})


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    own = {'__annotations__': dict(fields if fields is not None else kwargs), '__module__': _caller()}
    return _TypedDictMeta(typename, (), own, total=total)


TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def _read_inside(t, spaces):
    # The annotation, what stands in quotes in it read as well
    if t is None:
        return type(None)
    if isinstance(t, ForwardRef):
        t = t.__forward_arg__
    if isinstance(t, str):
        from _typing_hints import read
        return _read_inside(read(t, *spaces), spaces)
    args = getattr(t, '__args__', None)
    if not isinstance(t, (_GenericAlias, _Union)) or isinstance(t, _Alias) and t._text == 'typing.Literal':
        return t
    kinds = (ForwardRef, _GenericAlias, _Union) if isinstance(t, _Alias) else (str, ForwardRef, _GenericAlias, _Union)
    read = tuple([_read_inside(a, spaces) if isinstance(a, kinds) else a for a in args])
    return t if read == args else _with_args(t, read)


def _with_args(t, args):
    if isinstance(t, _AnnotatedAlias):
        return _AnnotatedAlias(args[0], t.__metadata__)
    if isinstance(t, _Union):
        return _union(args) if isinstance(t, _UnionAlias) else type(t)(args)
    return _Alias(t.__origin__, args, t._text) if isinstance(t, _Alias) else _GenericAlias(t.__origin__, args)


def _stripped(t):
    # Without what Annotated, Required and NotRequired say
    if isinstance(t, _AnnotatedAlias) or isinstance(t, _Alias) and t._text in ('typing.Required', 'typing.NotRequired'):
        return _stripped(t.__args__[0])
    if not isinstance(t, (_GenericAlias, _Union)) or isinstance(t, _Alias) and t._text == 'typing.Literal':
        return t
    args = tuple([_stripped(a) for a in t.__args__])
    return t if args == t.__args__ else _with_args(t, args)


def _space_of(module):
    import sys
    return getattr(sys.modules.get(module), '__dict__', {})


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    own = {}
    if isinstance(obj, type):
        for c in reversed(obj.__mro__):
            spaces = [s for s in (localns, c.__dict__ if localns is None else None,
                                  _space_of(c.__module__) if globalns is None else globalns) if s is not None]
            for name, hint in (c.__dict__.get('__annotations__') or {}).items():
                own[name] = _read_inside(hint, spaces)
    else:
        f = obj
        while hasattr(f, '__wrapped__'):
            f = f.__wrapped__
        hints = getattr(obj, '__annotations__', None)
        if hints is None:
            if not callable(obj):
                raise TypeError(f'{obj!r} is not a module, class, method, or function.')
            hints = {}
        found = globalns if globalns is not None else getattr(f, '__globals__', getattr(obj, '__dict__', {}))
        spaces = [s for s in (localns, found) if s is not None]
        own = {name: _read_inside(hint, spaces) for name, hint in hints.items()}
    return own if include_extras else {name: _stripped(hint) for name, hint in own.items()}


def get_origin(tp):
    if isinstance(tp, _Union):
        return Union if isinstance(tp, _UnionAlias) else _Union
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    return Generic if tp is Generic else getattr(tp, '__origin__', None)


def get_args(tp):
    if not isinstance(tp, (_GenericAlias, _Union)):
        return ()
    args = tp.__args__
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, _Alias) and tp._text.endswith('.Callable') and len(args) > 1 and args[0] is not ...:
        return (list(args[:-1]), args[-1])
    return args


_overloads = {}


def _overloaded(*args, **keywords):
    raise NotImplementedError('You should not call an overloaded function. A series of @overload-decorated functions '
                              'outside a stub module should always be followed by an implementation that is not '
                              '@overload-ed.')


def overload(func):
    f = getattr(func, '__func__', func)
    if hasattr(f, '__code__'):
        _overloads.setdefault((f.__module__, f.__qualname__), {})[f.__code__.co_firstlineno] = func
    return _overloaded


def get_overloads(func):
    f = getattr(func, '__func__', func)
    return list(_overloads.get((f.__module__, f.__qualname__), {}).values())


def clear_overloads():
    _overloads.clear()


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


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


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def no_type_check(arg):
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


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
        made.__annotations__, made.__qualname__ = {n: _forward(t) for n, t in names.items()}, cls.__qualname__
        for name, value in own.items():
            if (name not in names
                    and name not in ('__annotations__', '__module__', '__doc__', '__dict__', '__weakref__')):
                setattr(made, name, value)
        cls._instead = made

    def __new__(cls, typename, fields):
        from collections import namedtuple
        from _lang import caller
        made = namedtuple(typename, [name for name, _ in fields], module=caller())
        made.__annotations__ = {n: _forward(t) for n, t in fields}
        return made
