# typing: names for annotations. Nothing here checks anything but isinstance.
import builtins as _builtins
import collections as _collections
import collections.abc as _abc
from abc import ABCMeta as _ABCMeta
from _lang import caller as _caller, inner as _inner

_GenericAlias, _Union, _substituted = _inner('_GenericAlias'), _inner('_Union'), _inner('_substituted')

TYPE_CHECKING = False


class _Form:
    # A name of typing's that means no class: Any, Union, Literal, …
    def __init__(self, name):
        self._name = name

    def __getitem__(self, args):
        name = self._name
        args = args if isinstance(args, tuple) else (args,)
        if name == 'Union':
            return _union(args)
        if name == 'Optional':
            return _union(args + (None,))
        if name not in _SUBSCRIPTED:
            raise TypeError(f'{self!r} is not subscriptable')
        return _Alias(self, tuple([_forward(a) for a in args]) if name != 'Literal' else args, 'typing.' + name)

    def __call__(self, *args, **keywords):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __instancecheck__(self, o):
        raise TypeError(f'{self!r} cannot be used with isinstance()')

    def __subclasscheck__(self, cls):
        raise TypeError(f'{self!r} cannot be used with issubclass()')

    def __or__(self, other):
        return _union((self, other))

    def __ror__(self, other):
        return _union((other, self))

    def __reduce__(self):
        return self._name

    def __repr__(self):
        return 'typing.' + self._name


_SUBSCRIPTED = ('Literal', 'Final', 'ClassVar', 'Annotated', 'Concatenate', 'TypeGuard', 'Required', 'NotRequired',
                'Unpack')


class ForwardRef:
    # A name in quotes.
    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        self.__forward_arg__ = arg

    def __eq__(self, other):
        return self.__forward_arg__ == other.__forward_arg__ if isinstance(other, ForwardRef) else NotImplemented

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __or__(self, other):
        return _union((self, other))

    def __ror__(self, other):
        return _union((other, self))

    def __repr__(self):
        return f'ForwardRef({self.__forward_arg__!r})'


def _forward(t):
    return type(None) if t is None else ForwardRef(t) if isinstance(t, str) else t


def _text(t):
    if isinstance(t, type) and t is not Any:
        return t.__qualname__ if t.__module__ == 'builtins' else f'{t.__module__}.{t.__qualname__}'
    return '...' if t is ... else t.__name__ if isinstance(t, _Function) else repr(t)


_Function = type(_forward)


class _Alias(_GenericAlias):
    # List[int], Callable[[int], str], Literal['a'], a class C(Generic[T]) with arguments
    def __init__(self, origin, args, name):
        _GenericAlias.__init__(self, origin, args)
        self._text = name

    def __call__(self, *args, **keywords):
        if isinstance(self.__origin__, _Form):
            raise TypeError(f'Cannot instantiate {self!r}')
        name = self._text[7:]
        if self._text[:7] == 'typing.' and self.__origin__.__module__ in ('builtins', 'collections.abc'):
            raise TypeError(f'Type {name} cannot be instantiated; use {self.__origin__.__name__}() instead')
        made = self.__origin__(*args, **keywords)
        try:
            made.__orig_class__ = self
        except AttributeError:
            pass
        return made

    def __getitem__(self, args):
        return _Alias(self.__origin__, _substituted(self, args), self._text)

    def __mro_entries__(self, bases):
        if self.__origin__ is Generic or isinstance(self.__origin__, type) and issubclass(self.__origin__, Generic):
            return (self.__origin__,)
        generic = [b for b in bases if isinstance(b, _Alias) and b.__origin__ is Generic]
        return (self.__origin__,) if generic else (self.__origin__, Generic)

    def __instancecheck__(self, o):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    __subclasscheck__ = __instancecheck__

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        if self._text == 'typing.Literal':
            return (self.__origin__ is other.__origin__
                    and {(type(a), a) for a in self.__args__} == {(type(a), a) for a in other.__args__})
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, other):
        return _union((self, other))

    def __ror__(self, other):
        return _union((other, self))

    def __reduce__(self):
        return (_Alias, (self.__origin__, self.__args__, self._text))

    def __repr__(self):
        args = self.__args__
        if self._text == 'typing.Literal':
            return f"typing.Literal[{', '.join([repr(a) for a in args])}]"
        if self._text == 'typing.Annotated':
            return f"typing.Annotated[{', '.join([_text(args[0])] + [repr(a) for a in args[1:]])}]"
        if self._text.endswith('.Callable') and len(args) > 1:
            if args[0] is ... or isinstance(args[0], (ParamSpec, _Alias)):
                return f'{self._text}[{_text(args[0])}, {_text(args[-1])}]'
            return f"{self._text}[[{', '.join([_text(a) for a in args[:-1]])}], {_text(args[-1])}]"
        return f"{self._text}[{', '.join([_text(a) for a in args]) or '()'}]"


class _UnionAlias(_Union):
    # Union[int, List[str]]
    __origin__ = _typing = None

    def __or__(self, other):
        return _union((self, other))

    def __ror__(self, other):
        return _union((other, self))

    def __instancecheck__(self, o):
        return isinstance(o, self.__args__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__args__)

    def __getitem__(self, args):
        return _union(_substituted(self, args))

    def __reduce__(self):
        return (_union, (self.__args__,))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and type(None) in args:
            return f'typing.Optional[{_text(args[0] if args[1] is type(None) else args[1])}]'
        return f"typing.Union[{', '.join([_text(a) for a in args])}]"


def _union(parts):
    flat = []
    for t in parts:
        t = _forward(t)
        for u in t.__args__ if isinstance(t, _Union) else (t,):
            if not callable(u) and not hasattr(u, '__parameters__') and not isinstance(u, (ForwardRef, _Form)):
                raise TypeError(f'Union[arg, ...]: each arg must be a type. Got {repr(u)[:100]}.')
            if not [v for v in flat if v is u or v == u]:
                flat.append(u)
    return flat[0] if len(flat) == 1 else _UnionAlias(tuple(flat))


class _Generic_(_Form):
    # List, Dict, Callable: with arguments or without
    def __init__(self, name, origin, count):
        self._name, self.__origin__, self._count = name, origin, count

    def __getitem__(self, args):
        name = 'typing.' + self._name
        if self._name == 'Callable':
            if not isinstance(args, tuple) or len(args) != 2:
                raise TypeError('Callable must be used as Callable[[arg, ...], result].')
            if not isinstance(args[0], list) and args[0] is not ... and not hasattr(args[0], '__parameters__') \
                    and not isinstance(args[0], TypeVar):
                raise TypeError(f'Callable[args, result]: args must be a list. Got {args[0]!r}')
            first = args[0] if isinstance(args[0], list) else [args[0]]
            return _Alias(self.__origin__, tuple([_forward(a) for a in first + [args[1]]]), name)
        args = args if isinstance(args, tuple) else (args,)
        if self._count and len(args) != self._count and self._name != 'Tuple':
            how = 'many' if len(args) > self._count else 'few'
            raise TypeError(f'Too {how} arguments for {self!r}; actual {len(args)}, expected {self._count}')
        return _Alias(self.__origin__, tuple([_forward(a) for a in args]), name)

    def __call__(self, *args, **keywords):
        if self._name in ('Callable', 'Tuple', 'Type') or self.__origin__.__module__ == 'collections.abc':
            raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')
        if self.__origin__.__module__ == 'builtins':
            raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')
        return self.__origin__(*args, **keywords)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, o):
        return isinstance(o, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)

    def __repr__(self):
        return 'typing.Any' if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls, *args, **kwargs)


(Union, Optional, Literal, Final, ClassVar, NoReturn, Never, Self, LiteralString, TypeAlias, Annotated, Concatenate,
 TypeGuard, Required, NotRequired, Unpack) = [
    _Form(n) for n in ('Union', 'Optional', 'Literal', 'Final', 'ClassVar', 'NoReturn', 'Never', 'Self',
                       'LiteralString', 'TypeAlias', 'Annotated', 'Concatenate', 'TypeGuard', 'Required', 'NotRequired',
                       'Unpack')]
_UnionAlias.__origin__ = _UnionAlias._typing = Union
_UnionAlias.__name__ = _UnionAlias.__qualname__ = '_UnionGenericAlias'
_UnionAlias.__module__ = 'typing'
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


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        if covariant and contravariant:
            raise ValueError('Bivariant types are not supported.')
        if constraints and bound is not None:
            raise TypeError('Constraints cannot be combined with bound=...')
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        self.__name__ = name
        self.__constraints__ = tuple([_forward(c) for c in constraints])
        self.__bound__ = None if bound is None else _forward(bound)
        self.__covariant__, self.__contravariant__ = covariant, contravariant
        self.__module__ = _caller()

    def __typing_subst__(self, arg):
        return arg

    def __call__(self, *args, **keywords):
        raise TypeError(f"'{type(self).__name__}' object is not callable")

    def __or__(self, other):
        return _union((self, other))

    def __ror__(self, other):
        return _union((other, self))

    def __reduce__(self):
        return self.__name__

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        return ('+' if self.__covariant__ else '-' if self.__contravariant__ else '~') + self.__name__


class ParamSpec(TypeVar):
    def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
        TypeVar.__init__(self, name, bound=bound, covariant=covariant, contravariant=contravariant)
        self.args, self.kwargs = ParamSpecArgs(self), ParamSpecKwargs(self)


class ParamSpecArgs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f'{self.__origin__.__name__}.args'


class ParamSpecKwargs(ParamSpecArgs):
    def __repr__(self):
        return f'{self.__origin__.__name__}.kwargs'


AnyStr = TypeVar('AnyStr', bytes, str)


class Generic:
    __slots__ = ()

    def __class_getitem__(cls, args):
        args = args if isinstance(args, tuple) else (args,)
        if cls is Generic or cls is Protocol:
            if not args:
                raise TypeError(f'Parameter list to {cls.__name__}[...] cannot be empty')
            if not all([isinstance(a, TypeVar) for a in args]):
                raise TypeError(f'Parameters to {cls.__name__}[...] must all be type variables '
                                'or parameter specification variables.')
            if len(set(args)) != len(args):
                raise TypeError(f'Parameters to {cls.__name__}[...] must all be unique')
            return _Alias(cls, args, 'typing.' + cls.__name__)
        parameters = cls.__dict__.get('__parameters__', ())
        for base in cls.__mro__:
            parameters = parameters or base.__dict__.get('__parameters__', ())
        if not parameters:
            raise TypeError(f'{cls!r} is not a generic class')
        if len(args) != len(parameters) and not [p for p in parameters if isinstance(p, ParamSpec)]:
            how = 'many' if len(args) > len(parameters) else 'few'
            raise TypeError(f'Too {how} arguments for {cls!r}; actual {len(args)}, expected {len(parameters)}')
        return _Alias(cls, tuple([_forward(a) for a in args]), f'{cls.__module__}.{cls.__qualname__}')

    def __init_subclass__(cls, *args, **keywords):
        super().__init_subclass__(*args, **keywords)
        found = []
        for base in cls.__dict__.get('__orig_bases__', ()):
            for p in getattr(base, '__parameters__', ()) if isinstance(base, _GenericAlias) else ():
                if p not in found:
                    found.append(p)
        cls.__parameters__ = tuple(found)


class _ProtocolMeta(_ABCMeta):
    def __instancecheck__(cls, o):
        if not cls.__dict__.get('_is_protocol', False):
            return super().__instancecheck__(o)
        if not cls.__dict__.get('_is_runtime', False):
            if cls in type(o).__mro__:
                return True
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        return cls in type(o).__mro__ or all([hasattr(o, name) for name in _protocol_names(cls)])

    def __subclasscheck__(cls, sub):
        if not cls.__dict__.get('_is_protocol', False) or cls is Protocol:
            return super().__subclasscheck__(sub)
        if not cls.__dict__.get('_is_runtime', False):
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        return cls in sub.__mro__ or all([hasattr(sub, name) for name in _protocol_names(cls)])


_NOT_OF_PROTOCOL = ('_is_protocol', '_is_runtime', '__parameters__', '__abstractmethods__', '_abc_registry')


def _protocol_names(cls):
    names = set()
    for c in cls.__mro__[:-1]:
        if c.__dict__.get('_is_protocol', False) and c is not Protocol:
            own = list(c.__dict__) + list(c.__dict__.get('__annotations__', ()))
            names.update([n for n in own if n not in _NOT_OF_PROTOCOL
                          and n not in ('__module__', '__qualname__', '__doc__', '__dict__', '__weakref__',
                                        '__annotations__',
                                        '__init__', '__orig_bases__', '__slots__', '__init_subclass__',
                                        '__class_getitem__')])
    return names


class Protocol(Generic, metaclass=_ProtocolMeta):
    __slots__ = ()
    _is_protocol = True

    def __init_subclass__(cls, *args, **keywords):
        super().__init_subclass__(*args, **keywords)
        cls._is_protocol = Protocol in cls.__bases__

    def __new__(cls, *args, **keywords):
        if cls.__dict__.get('_is_protocol', False):
            raise TypeError('Protocols cannot be instantiated')
        return super().__new__(cls)


def runtime_checkable(cls):
    if not (isinstance(cls, type) and cls.__dict__.get('_is_protocol', False)):
        raise TypeError(f'@runtime_checkable can be only applied to protocol classes, got {cls!r}')
    cls._is_runtime = True
    return cls


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


class NewType:
    def __init__(self, name, tp):
        self.__qualname__ = self.__name__ = name
        self.__supertype__ = tp
        self.__module__ = _caller()

    def __call__(self, x):
        return x

    def __or__(self, other):
        return _union((self, other))

    def __ror__(self, other):
        return _union((other, self))

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
