# What annotations are made of, for typing: forms, aliases, unions, type variables, Generic and Protocol.
from abc import ABCMeta as _ABCMeta
from _lang import caller as _caller, inner as _inner

__name__ = 'typing'  # there its classes are

_GenericAlias, _Union = _inner('_GenericAlias'), _inner('_Union')
_check_count, _substituted = _inner('_check_count'), _inner('_substituted')


class _Unites:
    # Whatever may stand on a side of |.
    def __or__(self, other):
        return _union((self, other))

    def __ror__(self, other):
        return _union((other, self))


class _Form(_Unites):
    # A name of typing's that means no class: Any, Union, Literal, …
    def __init__(self, name):
        self._name = name

    def __getitem__(self, args):
        name = self._name
        args = args if isinstance(args, tuple) else (args,)
        if name == 'Union':
            if not args:
                raise TypeError('Cannot take a Union of no types.')
            return _union(args)
        if name == 'Optional':
            if len(args) != 1:
                raise TypeError(f'typing.Optional requires a single type. Got {repr(args)[:100]}.')
            return _union(args + (None,))
        if name not in _SUBSCRIPTED:
            raise TypeError(f'{self!r} is not subscriptable')
        if name == 'Literal':
            return _Alias(self, _literals(args), 'typing.Literal')
        if name == 'Annotated':
            return _annotated(args)
        if len(args) != 1 and name != 'Concatenate':
            raise TypeError(f'{self!r} accepts only single type. Got {args!r}.')
        if name == 'Unpack':
            return _Unpacked(_forward(args[0]))
        return _kept(self, tuple([_forward(a) for a in args]), 'typing.' + name)

    def __call__(self, *args, **keywords):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __instancecheck__(self, o):
        raise TypeError(f'{self!r} cannot be used with isinstance()')

    def __subclasscheck__(self, cls):
        raise TypeError(f'{self!r} cannot be used with issubclass()')

    def __reduce__(self):
        return self._name

    def __repr__(self):
        return 'typing.' + self._name


_SUBSCRIPTED = ('Literal', 'Final', 'ClassVar', 'Annotated', 'Concatenate', 'TypeGuard', 'Required', 'NotRequired',
                'Unpack')


def _literals(args):
    # Those of Literals inside are their own; each but once.
    found, seen = [], set()
    for a in args:
        for one in a.__args__ if isinstance(a, _Alias) and a._text == 'typing.Literal' else (a,):
            try:
                key = type(one), one
                if key in seen:
                    continue
                seen.add(key)
            except TypeError:
                pass
            found.append(one)
    return tuple(found)


def _annotated(args):
    if len(args) < 2:
        raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
    tp, notes = _forward(args[0]), args[1:]
    if isinstance(tp, _AnnotatedAlias):
        tp, notes = tp.__origin__, tp.__metadata__ + notes
    return _AnnotatedAlias(tp, notes)


class ForwardRef(_Unites):
    # A name in quotes.
    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        self.__forward_arg__ = arg
        self.__forward_module__ = module

    def __eq__(self, other):
        return self.__forward_arg__ == other.__forward_arg__ if isinstance(other, ForwardRef) else NotImplemented

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __repr__(self):
        module = f', module={self.__forward_module__!r}' if self.__forward_module__ is not None else ''
        return f'ForwardRef({self.__forward_arg__!r}{module})'


def _forward(t):
    return type(None) if t is None else ForwardRef(t) if isinstance(t, str) else t


def _text(t):
    if isinstance(t, type) and t is not Any:
        return t.__qualname__ if t.__module__ == 'builtins' else f'{t.__module__}.{t.__qualname__}'
    return '...' if t is ... else t.__name__ if isinstance(t, _Function) else repr(t)


_Function = type(_forward)


def _check_made(origin, name):
    if origin.__module__ in ('builtins', 'collections.abc'):
        raise TypeError(f'Type {name} cannot be instantiated; use {origin.__name__}() instead')


class _Alias(_Unites, _GenericAlias):
    # List[int], Callable[[int], str], Literal['a'], a class C(Generic[T]) with arguments
    def __init__(self, origin, args, name):
        _GenericAlias.__init__(self, origin, args)
        self._text = name

    def __call__(self, *args, **keywords):
        if isinstance(self.__origin__, _Form):
            raise TypeError(f'Cannot instantiate {self!r}')
        if self._text[:7] == 'typing.':
            _check_made(self.__origin__, self._text[7:])
        made = self.__origin__(*args, **keywords)
        try:
            made.__orig_class__ = self
        except AttributeError:
            pass
        return made

    def __getitem__(self, args):
        args = tuple([tuple(a) if isinstance(a, list) else a for a in (args if isinstance(args, tuple) else (args,))])
        found = _substituted(self, args)
        if self._text == 'typing.Callable' and isinstance(found[0], tuple):
            found = found[0] + found[1:]
        return _Alias(self.__origin__, found, self._text)

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

    def __reduce__(self):
        return (_Alias, (self.__origin__, self.__args__, self._text))

    def __repr__(self):
        args = self.__args__
        if self._text == 'typing.Literal':
            return f"typing.Literal[{', '.join([repr(a) for a in args])}]"
        if self._text.endswith('.Callable') and len(args) > 1:
            if args[0] is ... or isinstance(args[0], (ParamSpec, _Alias)) and not isinstance(args[0], _Unpacked):
                return f'{self._text}[{_text(args[0])}, {_text(args[-1])}]'
            return f"{self._text}[[{', '.join([_text(a) for a in args[:-1]])}], {_text(args[-1])}]"
        return f"{self._text}[{', '.join([_text(a) for a in args]) or '()'}]"


class _AnnotatedAlias(_Alias):
    # Annotated[int, note]: it stands for int
    def __init__(self, origin, metadata):
        _Alias.__init__(self, origin, (origin,), 'typing.Annotated')
        self.__metadata__ = metadata

    def __call__(self, *args, **keywords):
        return self.__origin__(*args, **keywords)

    def __getitem__(self, args):
        return _AnnotatedAlias(_substituted(self, args)[0], self.__metadata__)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __reduce__(self):
        return (_AnnotatedAlias, (self.__origin__, self.__metadata__))

    def __repr__(self):
        return f"typing.Annotated[{', '.join([_text(self.__origin__)] + [repr(a) for a in self.__metadata__])}]"


class _Unpacked(_Alias):
    # Unpack[Ts], which is *Ts
    _unpacks = True

    def __init__(self, of):
        _Alias.__init__(self, of, (of,), 'typing.Unpack')

    def __getitem__(self, args):
        return _Unpacked(_substituted(self, args)[0])

    def __reduce__(self):
        return (_Unpacked, (self.__origin__,))

    def __repr__(self):
        return '*' + _text(self.__origin__)


_aliases = {}


def _kept(origin, args, name):
    # The alias of these arguments: List[int] is List[int], where they can be hashed.
    try:
        key = origin, args, tuple([type(a) for a in args]), name
        found = _aliases.get(key)
        if found is None:
            found = _aliases[key] = _Alias(origin, args, name)
        return found
    except TypeError:
        return _Alias(origin, args, name)


class _UnionAlias(_Unites, _Union):
    # Union[int, List[str]]
    __origin__ = _typing = None

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


_UnionAlias.__name__ = _UnionAlias.__qualname__ = '_UnionGenericAlias'


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
            return _kept(self.__origin__, tuple([_forward(a) for a in first + [args[1]]]), name)
        args = args if isinstance(args, tuple) else (args,)
        if self._count:
            _check_count(self, len(args), self._count)
        return _kept(self.__origin__, tuple([_forward(a) for a in args]), name)

    def __call__(self, *args, **keywords):
        _check_made(self.__origin__, self._name)
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


class TypeVar(_Unites):
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


class TypeVarTuple(TypeVar):
    __typing_unpacked_tuple__ = True

    def __init__(self, name):
        self.__name__, self.__module__ = name, _caller()

    def __iter__(self):
        yield _Unpacked(self)

    def __repr__(self):
        return self.__name__


class ParamSpecArgs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f'{self.__origin__.__name__}.args'


class ParamSpecKwargs(ParamSpecArgs):
    def __repr__(self):
        return f'{self.__origin__.__name__}.kwargs'


class Generic:
    __slots__ = ()

    def __class_getitem__(cls, args):
        args = args if isinstance(args, tuple) else (args,)
        if cls is Generic or cls is Protocol:
            if not args:
                raise TypeError(f'Parameter list to {cls.__name__}[...] cannot be empty')
            args = tuple([a.__origin__ if isinstance(a, _Unpacked) else a for a in args])
            if not all([isinstance(a, TypeVar) for a in args]):
                raise TypeError(f'Parameters to {cls.__name__}[...] must all be type variables '
                                'or parameter specification variables.')
            if len(set(args)) != len(args):
                raise TypeError(f'Parameters to {cls.__name__}[...] must all be unique')
            args = tuple([_Unpacked(a) if isinstance(a, TypeVarTuple) else a for a in args])
            return _Alias(cls, args, 'typing.' + cls.__name__)
        parameters = cls.__dict__.get('__parameters__', ())
        for base in cls.__mro__:
            parameters = parameters or base.__dict__.get('__parameters__', ())
        if not parameters:
            raise TypeError(f'{cls!r} is not a generic class')
        args = tuple([tuple(a) if isinstance(a, list) else a for a in args])
        if not [p for p in parameters if isinstance(p, (ParamSpec, TypeVarTuple))]:
            _check_count(cls, len(args), len(parameters))
        return _kept(cls, tuple([_forward(a) for a in args]), f'{cls.__module__}.{cls.__qualname__}')

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
        names = _protocol_names(cls)
        if not all([callable(getattr(cls, name, None)) for name in names]):
            raise TypeError("Protocols with non-method members don't support issubclass()")
        return cls in sub.__mro__ or all([hasattr(sub, name) for name in names])


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
