# dataclasses: classes whose methods come from their annotated names. Functions over the list of fields, where CPython
# writes source text.
from _arguments import bind as _bind
from _lang import inner as _inner_name

_MappingProxy, _type_text = _inner_name('_MappingProxy'), _inner_name('_type_text')


class FrozenInstanceError(AttributeError):
    pass


class _Named:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


MISSING, KW_ONLY = _MISSING_TYPE(), _KW_ONLY_TYPE()
_FIELD, _FIELD_CLASSVAR, _FIELD_INITVAR = [_Named(n) for n in ('_FIELD', '_FIELD_CLASSVAR', '_FIELD_INITVAR')]
_FACTORY = _Named('<factory>')
_mutable = (list, dict, set, bytearray)


class InitVar:
    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = None
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash, self.compare, self.kw_only = init, repr, hash, compare, kw_only
        self.metadata = _MappingProxy({} if metadata is None else metadata)
        self._field_type = None

    @property
    def _variable(self):
        return self._field_type is _FIELD_INITVAR  # an argument alone

    def __repr__(self):
        names = ('name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare', 'metadata', 'kw_only',
                 '_field_type')
        return 'Field(' + ','.join([f'{k}={getattr(self, k)!r}' for k in names]) + ')'


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# ---- the fields of a class ----

def _is(annotation, kinds):
    # An annotation that is a text (from __future__ import annotations) is known by its first word.
    text = annotation if isinstance(annotation, str) else repr(annotation)
    return text.split('[')[0].split('.')[-1] in kinds


def _own_fields(cls, kw_only):
    found = []
    for name, annotation in cls.__dict__.get('__annotations__', {}).items():
        if annotation is KW_ONLY or _is(annotation, ('KW_ONLY',)):
            kw_only = True
            continue
        if _is(annotation, ('ClassVar',)):
            default = cls.__dict__.get(name)
            if isinstance(default, Field):
                if default.default_factory is not MISSING:
                    raise TypeError(f'field {name} cannot have a default factory')
                setattr(cls, name, default.default)
            continue
        default = getattr(cls, name, MISSING)
        f = default if isinstance(default, Field) else field(default=default)
        f.name, f.type = name, annotation
        variable = isinstance(annotation, InitVar) or isinstance(annotation, str) and _is(annotation, ('InitVar',))
        f._field_type = _FIELD_INITVAR if variable else _FIELD
        if variable and f.default_factory is not MISSING:
            raise TypeError(f'field {name} cannot have a default factory')
        if f.kw_only is MISSING:
            f.kw_only = kw_only
        if type(f.default).__hash__ is None:
            raise ValueError(f'mutable default {type(f.default)} for field {name} is not allowed: use default_factory')
        if isinstance(default, Field):
            if f.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, f.default)
        found.append(f)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls.__dict__.get('__annotations__', {}):
            raise TypeError(f'{name!r} is a field but has no type annotation')
    return found


def _all_fields(cls, kw_only):
    all_of_them = {}
    for base in cls.__mro__[-1:0:-1]:
        for f in base.__dict__.get('__dataclass_fields__', {}).values():
            all_of_them[f.name] = f
    for f in _own_fields(cls, kw_only):
        all_of_them[f.name] = f
    return all_of_them


# ---- the methods ----

def _init(cls, every, frozen):
    given = [f for f in every if f.init]
    names, named_only = tuple([f.name for f in given if not f.kw_only]), tuple([f.name for f in given if f.kw_only])
    order = names + named_only
    defaults = {f.name: f.default if f.default_factory is MISSING else _FACTORY
                for f in given if f.default is not MISSING or f.default_factory is not MISSING}
    last = None
    for name in names:
        if name in defaults:
            last = name
        elif last is not None:
            raise TypeError(f'non-default argument {name!r} follows default argument')
    factories = {f.name: f.default_factory for f in given if f.default_factory is not MISSING}
    made_here = [f for f in every if not f.init and f.default_factory is not MISSING]
    variables = [f.name for f in given if f._variable]
    has_post = hasattr(cls, '__post_init__')
    function = cls.__qualname__ + '.__init__'
    put = object.__setattr__ if frozen else setattr

    def __init__(self, /, *args, **keywords):
        if keywords or named_only or len(args) != len(names):
            args = _bind(function, names, defaults, args, keywords, named_only)
        for_post = []
        for name, value in zip(order, args):
            if value is _FACTORY:
                value = factories[name]()
            if name in variables:
                for_post.append(value)
            else:
                put(self, name, value)
        for f in made_here:
            put(self, f.name, f.default_factory())
        if has_post:
            self.__post_init__(*for_post)

    return __init__


_showing = []


def _repr(names):
    def __repr__(self):
        for other in _showing:
            if other is self:
                return '...'
        _showing.append(self)
        try:
            return (type(self).__qualname__ + '(' + ', '.join([f'{name}={getattr(self, name)!r}' for name in names])
                    + ')')
        finally:
            _showing.pop()

    return __repr__


def _row(o, names):
    return tuple([getattr(o, name) for name in names])


def _comparison(op, names):
    def compare(self, other):
        return op(_row(self, names), _row(other, names)) if type(other) is type(self) else NotImplemented

    return compare


def _freeze(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot assign to field {name!r}')
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot delete field {name!r}')
        super(cls, self).__delattr__(name)

    cls.__setattr__, cls.__delattr__ = __setattr__, __delattr__


def _add(cls, name, function):
    # Named as if it stood in the class; what the class has itself stays.
    if name in cls.__dict__:
        return False
    if hasattr(function, '__qualname__'):
        function.__name__, function.__qualname__ = name, f'{cls.__qualname__}.{name}'
    setattr(cls, name, function)
    return True


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only):
    every = _all_fields(cls, kw_only)
    for base in cls.__mro__[1:]:
        if '__dataclass_fields__' in base.__dict__:
            if base._dataclass_frozen and not frozen:
                raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
            if frozen and not base._dataclass_frozen:
                raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    cls.__dataclass_fields__, cls._dataclass_frozen = every, frozen
    stored = [f for f in every.values() if not f._variable]
    own_hash = cls.__dict__.get('__hash__', MISSING)
    if own_hash is None and '__eq__' in cls.__dict__:
        own_hash = MISSING
    compared = [f.name for f in stored if f.compare]
    if init:
        _add(cls, '__init__', _init(cls, every.values(), frozen))
    if repr:
        _add(cls, '__repr__', _repr([f.name for f in stored if f.repr]))
    if eq:
        _add(cls, '__eq__', _comparison(lambda a, b: a == b, compared))
    if order:
        for name, op in (('__lt__', lambda a, b: a < b), ('__le__', lambda a, b: a <= b),
                         ('__gt__', lambda a, b: a > b), ('__ge__', lambda a, b: a >= b)):
            if not _add(cls, name, _comparison(op, compared)):
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}. Consider using '
                                f'functools.total_ordering')
    if frozen:
        _freeze(cls, [f.name for f in stored])
    hashed = [f.name for f in stored if (f.compare if f.hash is None else f.hash)]
    if unsafe_hash or (eq and frozen and own_hash is MISSING):
        def __hash__(self):
            return hash(_row(self, hashed))
        cls.__hash__ = __hash__
    elif eq and own_hash is MISSING:
        cls.__hash__ = None
    if match_args:
        _add(cls, '__match_args__', tuple([f.name for f in every.values() if f.init and not f.kw_only]))
    if not cls.__doc__:
        cls.__doc__ = _doc(cls)
    return cls


def _doc(cls):
    # As inspect.signature shows it.
    parts = []
    star = False
    for f in sorted([f for f in cls.__dataclass_fields__.values() if f.init], key=lambda f: f.kw_only):
        if f.kw_only and not star:
            star = True
            parts.append('*')
        text = f.name + ': ' + (f"'{f.type}'" if isinstance(f.type, str) else _type_text(f.type).replace('typing.', ''))
        if f.default_factory is not MISSING:
            text += ' = <factory>'
        elif f.default is not MISSING:
            text += f' = {f.default!r}'
        parts.append(text)
    return f"{cls.__name__}({', '.join(parts)})"


def _with_slots(cls):
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    inherited = []
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get('__slots__', ())
        inherited += [slots] if isinstance(slots, str) else list(slots)
    body = dict(cls.__dict__)
    names = tuple([name for name in cls.__dataclass_fields__])
    for name in names:
        body.pop(name, None)
    for name in ('__dict__', '__weakref__'):
        body.pop(name, None)
    body['__slots__'] = tuple([name for name in names if name not in inherited])
    made = type(cls)(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__
    return made


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        made = _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only)
        if weakref_slot and not slots:
            raise TypeError('weakref_slot is True but slots is False')
        return _with_slots(made) if slots else made

    return wrap if cls is None else wrap(cls)


# ---- using them ----

def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), '__dataclass_fields__')


def fields(class_or_instance):
    if not is_dataclass(class_or_instance):
        raise TypeError('must be called with a dataclass type or instance')
    return tuple([f for f in class_or_instance.__dataclass_fields__.values() if not f._variable])


def _instance(obj, name):
    if isinstance(obj, type) or not is_dataclass(obj):
        raise TypeError(f'{name}() should be called on dataclass instances')


def _inner(v, whole):
    if is_dataclass(v) and not isinstance(v, type):
        return whole(v)
    if isinstance(v, tuple) and hasattr(v, '_fields'):
        return type(v)(*[_inner(x, whole) for x in v])
    if isinstance(v, (list, tuple)):
        return type(v)([_inner(x, whole) for x in v])
    if isinstance(v, dict):
        return type(v)([(_inner(k, whole), _inner(x, whole)) for k, x in v.items()])
    import copy
    return copy.deepcopy(v)


def asdict(obj, *, dict_factory=dict):
    _instance(obj, 'asdict')

    def whole(o):
        return dict_factory([(f.name, _inner(getattr(o, f.name), whole)) for f in fields(o)])

    return whole(obj)


def astuple(obj, *, tuple_factory=tuple):
    _instance(obj, 'astuple')

    def whole(o):
        return tuple_factory([_inner(getattr(o, f.name), whole) for f in fields(o)])

    return whole(obj)


def replace(obj, /, **changes):
    _instance(obj, 'replace')
    for f in obj.__dataclass_fields__.values():
        if not f.init:
            if f.name in changes:
                raise ValueError(f'field {f.name} is declared with init=False, it cannot be specified with replace()')
        elif f.name not in changes:
            if f._variable and f.default is MISSING:
                raise ValueError(f'InitVar {f.name!r} must be specified with replace()')
            if not f._variable:
                changes[f.name] = getattr(obj, f.name)
    return type(obj)(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **keywords):
    body, annotations = dict(namespace or {}), {}
    for item in fields:
        if isinstance(item, str):
            item = (item, 'typing.Any')
        annotations[item[0]] = item[1]
        if len(item) == 3:
            body[item[0]] = item[2]
    from _lang import caller
    body['__annotations__'], body['__module__'] = annotations, caller()
    return dataclass(type(cls_name, tuple(bases), body), **keywords)
