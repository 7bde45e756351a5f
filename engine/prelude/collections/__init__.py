# collections: deque, Counter, defaultdict, OrderedDict, namedtuple, ChainMap.
from _arguments import bind as _bind
from _lang import caller as _caller, deque, field as _field


class defaultdict(dict):
    def __init__(self, default_factory=None, /, *args, **keywords):
        if default_factory is not None and not callable(default_factory):
            raise TypeError('first argument must be callable or None')
        self.default_factory = default_factory
        super().__init__(*args, **keywords)

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self.default_factory()
        self[key] = value
        return value

    def __repr__(self):
        return f'{type(self).__name__}({self.default_factory!r}, {dict.__repr__(self)})'

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __reduce__(self):
        args = () if self.default_factory is None else (self.default_factory,)
        return (type(self), args, None, None, iter(self.items()))


class Counter(dict):
    def __init__(self, iterable=None, /, **keywords):
        super().__init__()
        self.update(iterable, **keywords)

    def __missing__(self, key):
        return 0

    def update(self, iterable=None, /, **keywords):
        if isinstance(iterable, dict):
            for k, n in iterable.items():
                self[k] = self.get(k, 0) + n
        elif iterable is not None:
            get = self.get
            for k in iterable:
                self[k] = get(k, 0) + 1
        if keywords:
            self.update(keywords)

    def subtract(self, iterable=None, /, **keywords):
        if isinstance(iterable, dict):
            for k, n in iterable.items():
                self[k] = self[k] - n
        elif iterable is not None:
            for k in iterable:
                self[k] = self[k] - 1
        if keywords:
            self.subtract(keywords)

    def most_common(self, n=None):
        rows = sorted(self.items(), key=lambda row: row[1], reverse=True)
        return rows if n is None else rows[:max(n, 0)]

    def elements(self):
        for k, n in self.items():
            for _ in range(n):
                yield k

    def total(self):
        return sum(self.values())

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def __delitem__(self, key):
        if key in self:
            super().__delitem__(key)

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented if not isinstance(other, dict) else dict.__eq__(self, other)
        return all([self[k] == other[k] for k in list(self) + list(other)])

    __hash__ = None

    def __repr__(self):
        if not self:
            return type(self).__name__ + '()'
        rows = dict(self.most_common())
        return f'{type(self).__name__}({rows!r})'

    def _combined(self, other, choose):
        if not isinstance(other, Counter):
            return NotImplemented
        made = Counter()
        for k in list(self) + [k for k in other if k not in self]:
            n = choose(self[k], other[k])
            if n > 0:
                made[k] = n
        return made

    def __add__(self, other):
        return self._combined(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._combined(other, lambda a, b: a - b)

    def __or__(self, other):
        return self._combined(other, max)

    def __and__(self, other):
        return self._combined(other, min)

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def _become(self, other):
        self.clear()
        super().update(other)
        return self

    def __iadd__(self, other):
        return self._become(self + other)

    def __isub__(self, other):
        return self._become(self - other)

    def __ior__(self, other):
        return self._become(self | other)

    def __iand__(self, other):
        return self._become(self & other)

    def __reduce__(self):
        return (type(self), (dict(self),))


class OrderedDict(dict):
    def move_to_end(self, key, last=True):
        value = self.pop(key)
        if last:
            self[key] = value
            return
        rest = list(self.items())
        self.clear()
        self[key] = value
        self.update(rest)

    def popitem(self, last=True):
        if not self:
            raise KeyError('dictionary is empty')
        key = next(reversed(self) if last else iter(self))
        return key, self.pop(key)

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    __hash__ = None

    def __repr__(self):
        return f'{type(self).__name__}({list(self.items())!r})' if self else type(self).__name__ + '()'

    def copy(self):
        made = type(self)(self)
        made.__dict__.update(vars(self))
        return made

    __copy__ = copy

    def __reduce__(self):
        return (type(self), (), vars(self) or None, None, iter(self.items()))


# ---- namedtuple ----

_KEYWORDS = ('False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def',
             'del', 'elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda',
             'nonlocal', 'not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield')


def _row_make(cls, iterable):
    values = tuple(iterable)
    if len(values) != len(cls._fields):
        raise TypeError(f'Expected {len(cls._fields)} arguments, got {len(values)}')
    return tuple.__new__(cls, values)


def _row_replace(self, /, **keywords):
    names = self._fields
    unknown = [k for k in keywords if k not in names]
    if unknown:
        raise ValueError(f'Got unexpected field names: {unknown!r}')
    return self._make([keywords.get(name, value) for name, value in zip(names, self)])


def _row_repr(self):
    return type(self).__name__ + '(' + ', '.join([f'{k}={v!r}' for k, v in zip(self._fields, self)]) + ')'


def _row_asdict(self):
    return dict(zip(self._fields, self))


def _row_newargs(self):
    return tuple(self)


def _row_new(typename, names, defaults):
    many = len(names)

    def __new__(_cls, /, *args, **keywords):
        if keywords or len(args) != many:
            args = _bind(typename + '.__new__', names, defaults, args, keywords)
        return tuple.__new__(_cls, args)

    return __new__


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    names = [str(n) for n in field_names]
    typename = str(typename)
    if rename:
        for i, name in enumerate(names):
            if not name.isidentifier() or name in _KEYWORDS or name.startswith('_') or name in names[:i]:
                names[i] = f'_{i}'
    for name in [typename] + names:
        if not name.isidentifier():
            raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
        if name in _KEYWORDS:
            raise ValueError(f'Type names and field names cannot be a keyword: {name!r}')
    for i, name in enumerate(names):
        if name.startswith('_') and not rename:
            raise ValueError(f'Field names cannot start with an underscore: {name!r}')
        if name in names[:i]:
            raise ValueError(f'Encountered duplicate field name: {name!r}')
    defaults = tuple(defaults or ())
    if len(defaults) > len(names):
        raise TypeError('Got more default values than field names')
    names = tuple(names)
    given = dict(zip(names[len(names) - len(defaults):], defaults))
    body = {'__doc__': f"{typename}({', '.join(names)})", '__slots__': (), '_fields': names, '_field_defaults': given,
            '__new__': _row_new(typename, names, given), '_make': classmethod(_row_make), '_replace': _row_replace,
            '__repr__': _row_repr, '_asdict': _row_asdict, '__getnewargs__': _row_newargs, '__match_args__': names}
    for i, name in enumerate(names):
        body[name] = _field(i)
    made = type(typename, (tuple,), body)
    made.__module__ = _caller() if module is None else module
    return made


def __getattr__(name):
    # What stands on abstract classes is made when somebody asks for it.
    if name in ('UserDict', 'UserList', 'UserString', 'ChainMap'):
        import _user_containers
        return getattr(_user_containers, name)
    if name == 'abc':
        import collections.abc
        return collections.abc
    raise AttributeError(f"module 'collections' has no attribute '{name}'")
