# The part of builtins for classes as annotations: list[int], int | str, and what their reprs, type variables and
# isinstance make of them. typing.py builds on it.


def _may_unite(v):
    return v is None or isinstance(v, (type, _Union, _GenericAlias))


def _united(parts):
    flat = []
    for t in parts:
        for u in t.__args__ if isinstance(t, _Union) else (type(None) if t is None else t,):
            if not [v for v in flat if v is u or isinstance(u, _GenericAlias) and u == v]:
                flat.append(u)
    return flat[0] if len(flat) == 1 else _Union(tuple(flat))


def _type_text(t):
    # A class or an annotation inside another's repr.
    if t is ...:
        return '...'
    if isinstance(t, type) and _method(type(t), '__repr__') is _method(type, '__repr__'):
        return t.__qualname__ if t.__module__ == 'builtins' else t.__module__ + '.' + t.__qualname__
    return repr(t)


def _parameters(args):
    found = []
    for a in args:
        for p in (a,) if hasattr(a, '__typing_subst__') else getattr(a, '__parameters__', ()):
            if p not in found and not isinstance(a, type):
                found.append(p)
    return tuple(found)


def _check_count(generic, actual, expected):
    if actual != expected:
        how = 'many' if actual > expected else 'few'
        raise TypeError(f'Too {how} arguments for {generic!r}; actual {actual}, expected {expected}')


def _substituted(alias, args):
    # The arguments of alias, its parameters replaced by these.
    parameters = alias.__parameters__
    args = args if isinstance(args, tuple) else (args,)
    if not parameters:
        raise TypeError(f'{alias!r} is not a generic class')
    many = [i for i, p in enumerate(parameters) if hasattr(p, '__typing_unpacked_tuple__')]
    if many:
        # a TypeVarTuple takes what the others leave
        i, rest = many[0], len(parameters) - many[0] - 1
        if len(args) < len(parameters) - 1:
            _check_count(alias, len(args), len(parameters) - 1)
        args = args[:i] + (args[i:len(args) - rest],) + args[len(args) - rest:]
    else:
        _check_count(alias, len(args), len(parameters))
    by = dict(zip(parameters, args))
    out = []
    for a in alias.__args__:
        if many and getattr(a, '__parameters__', ()) == (parameters[many[0]],) and hasattr(a, '_unpacks'):
            out.extend(by[parameters[many[0]]])
        elif hasattr(a, '__typing_subst__'):
            out.append(by[a])
        elif getattr(a, '__parameters__', ()) and not isinstance(a, type):
            out.append(a[tuple([by[p] for p in a.__parameters__])])
        else:
            out.append(a)
    return tuple(out)


class _Union:
    # int | str, for isinstance and annotations.
    def __init__(self, args):
        self.__args__ = args
        self.__parameters__ = _parameters(args)

    def __instancecheck__(self, o):
        for t in self.__args__:
            if isinstance(t, _GenericAlias):
                raise TypeError('isinstance() argument 2 cannot be a parameterized generic')
        return isinstance(o, self.__args__)

    def __subclasscheck__(self, cls):
        for t in self.__args__:
            if isinstance(t, _GenericAlias):
                raise TypeError('issubclass() argument 2 cannot be a parameterized generic')
        return issubclass(cls, self.__args__)

    def __eq__(self, other):
        args = getattr(other, '__args__', None)
        if isinstance(other, _Union) or getattr(other, '__origin__', None) is getattr(self, '_typing', self):
            return len(args) == len(self.__args__) and all([a in args for a in self.__args__])
        return NotImplemented

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __getitem__(self, args):
        return _united(_substituted(self, args))

    def __reduce__(self):
        return (_united, (list(self.__args__),))

    def __repr__(self):
        return ' | '.join(['None' if t is type(None) else _type_text(t) for t in self.__args__])


_Union.__name__ = _Union.__qualname__ = 'UnionType'
_Union.__module__ = 'types'


class _GenericAlias:
    # list[int]: it is its class, and remembers the arguments.
    __unpacked__ = False

    def __init__(self, origin, args):
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self.__parameters__ = _parameters(self.__args__)

    def __call__(self, *args, **keywords):
        return self.__origin__(*args, **keywords)

    def __getattr__(self, name):
        if name[:2] == '__':
            raise AttributeError(f"type object '{self.__origin__.__name__}' has no attribute '{name}'")
        return getattr(self.__origin__, name)

    def __getitem__(self, args):
        return _GenericAlias(self.__origin__, _substituted(self, args))

    def __iter__(self):
        # *tuple[int, ...] inside of another's arguments
        made = _GenericAlias(self.__origin__, self.__args__)
        made.__unpacked__ = True
        yield made

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, o):
        raise TypeError('isinstance() argument 2 cannot be a parameterized generic')

    def __subclasscheck__(self, cls):
        raise TypeError('issubclass() argument 2 cannot be a parameterized generic')

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash(self.__origin__) ^ hash(self.__args__)

    def __reduce__(self):
        return (_GenericAlias, (self.__origin__, self.__args__))

    def __repr__(self):
        args = ', '.join([_type_text(t) for t in self.__args__]) or '()'
        return ('*' if self.__unpacked__ else '') + _type_text(self.__origin__) + '[' + args + ']'


_GenericAlias.__name__ = _GenericAlias.__qualname__ = 'GenericAlias'
_GenericAlias.__module__ = 'types'


def _class_getitem(cls, key):
    if hasattr(cls, '__class_getitem__'):
        return cls.__class_getitem__(key)
    return _GenericAlias(cls, key)
