# functools: functions made of functions.
import _thread
import builtins as _builtins
from _lang import inner as _inner
from reprlib import recursive_repr as _recursive_repr

_Union = _inner('_Union')

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            setattr(wrapper, name, getattr(wrapped, name))
        except AttributeError:
            pass
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)
    return decorate


_missing = object()


def reduce(function, sequence, initial=_missing):
    it = iter(sequence)
    if initial is _missing:
        try:
            value = next(it)
        except StopIteration:
            raise TypeError('reduce() of empty iterable with no initial value') from None
    else:
        value = initial
    for x in it:
        value = function(value, x)
    return value


class partial:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError('the first argument must be callable')
        if isinstance(func, partial) and not func._extra():
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    @_recursive_repr()
    def __repr__(self):
        parts = [repr(self.func)] + [repr(a) for a in self.args] + [f'{k}={v!r}' for k, v in self.keywords.items()]
        name = 'functools.partial' if type(self) is partial else type(self).__name__
        return name + '(' + ', '.join(parts) + ')'

    def _extra(self):
        return {k: v for k, v in self.__dict__.items() if k not in ('func', 'args', 'keywords')}

    def __reduce__(self):
        return type(self), (self.func,), (self.func, self.args, self.keywords or None, self._extra() or None)

    def __setstate__(self, state):
        func, args, keywords, extra = state if isinstance(state, tuple) and len(state) == 4 else (None,) * 4
        if not callable(func) or not isinstance(args, tuple):
            raise TypeError('invalid partial state')
        self.func, self.args, self.keywords = func, tuple(args), dict(keywords or {})
        self.__dict__.update(extra or {})


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, obj, cls=None):
        return partial(self.func, obj, *self.args, **self.keywords)


def cmp_to_key(compare):
    class Key:
        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return compare(self.obj, other.obj) < 0

        def __gt__(self, other):
            return compare(self.obj, other.obj) > 0

        def __eq__(self, other):
            return compare(self.obj, other.obj) == 0

        def __le__(self, other):
            return compare(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return compare(self.obj, other.obj) >= 0

        __hash__ = None
    return Key


def total_ordering(cls):
    def less_by_le(self, other):
        r = self.__le__(other)
        return r if r is NotImplemented else r and self != other

    def less_by_gt(self, other):
        r = self.__gt__(other)
        return r if r is NotImplemented else not r and self != other

    def less_by_ge(self, other):
        r = self.__ge__(other)
        return r if r is NotImplemented else not r

    def greater(self, other):
        r = self.__lt__(other)
        return r if r is NotImplemented else not r and self != other

    def at_most(self, other):
        r = self.__lt__(other)
        return r if r is NotImplemented else r or self == other

    def at_least(self, other):
        r = self.__lt__(other)
        return r if r is NotImplemented else not r

    own = cls.__dict__
    if '__lt__' not in own:
        for name, function in (('__le__', less_by_le), ('__gt__', less_by_gt), ('__ge__', less_by_ge)):
            if name in own:
                cls.__lt__ = function
                break
        else:
            raise ValueError('must define at least one ordering operation: < > <= >=')
    for name, function in (('__gt__', greater), ('__le__', at_most), ('__ge__', at_least)):
        if name not in own:
            setattr(cls, name, function)
    return cls


class _CacheInfo:
    def __init__(self, hits, misses, maxsize, currsize):
        self.hits, self.misses, self.maxsize, self.currsize = hits, misses, maxsize, currsize

    def __iter__(self):
        return iter((self.hits, self.misses, self.maxsize, self.currsize))

    def __repr__(self):
        return f'CacheInfo(hits={self.hits}, misses={self.misses}, maxsize={self.maxsize}, currsize={self.currsize})'


class _Cached:
    def __init__(self, function, maxsize, typed):
        self._function, self._maxsize, self._typed = function, maxsize, typed
        self.cache_clear()
        update_wrapper(self, function)

    def __call__(self, *args, **keywords):
        key = args
        if keywords:
            key += (_missing,) + tuple(keywords.items())
        if self._typed:
            key += tuple([type(a) for a in args])
        made = self._made
        if key in made:
            self._hits += 1
            if self._maxsize is not None:
                value = made.pop(key)
                made[key] = value
                return value
            return made[key]
        self._misses += 1
        value = self._function(*args, **keywords)
        if self._maxsize != 0:
            made[key] = value
            if self._maxsize is not None and len(made) > self._maxsize:
                del made[next(iter(made))]
        return value

    def __get__(self, obj, cls=None):
        return self if obj is None else partial(self, obj)

    def __reduce__(self):
        return self.__qualname__

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        return f'<functools._lru_cache_wrapper object at 0x{id(self):x}>'

    def cache_parameters(self):
        return {'maxsize': self._maxsize, 'typed': self._typed}

    def cache_info(self):
        return _CacheInfo(self._hits, self._misses, self._maxsize, len(self._made))

    def cache_clear(self):
        self._made = {}
        self._hits = self._misses = 0


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return _Cached(maxsize, 128, False)

    def decorate(function):
        return _Cached(function, maxsize, typed)
    return decorate


def cache(function):
    return _Cached(function, None, False)


class cached_property:
    # As in CPython 3.11 one lock for all instances is held while it is computed. Where a process has one thread, nobody
    # else can want it, and there is none.
    def __init__(self, function):
        self._function = function
        self.__doc__ = function.__doc__
        self._name = function.__name__
        self._lock = None

    def __set_name__(self, cls, name):
        self._name = name

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        if self._name not in obj.__dict__:
            if _thread.alone():
                obj.__dict__[self._name] = self._function(obj)
            else:
                self._locked(obj)
        return obj.__dict__[self._name]

    def _locked(self, obj):
        if self._lock is None:
            self._lock = _thread.RLock()
        with self._lock:
            if self._name not in obj.__dict__:
                obj.__dict__[self._name] = self._function(obj)


def singledispatch(function):
    # One function, several bodies: the class of the first argument chooses.
    registry = {object: function}

    def dispatch(cls):
        for base in cls.__mro__[:-1]:
            if base in registry:
                return registry[base]
        # An abstract class that this one counts as; the most derived of them.
        found = [c for c in registry if c is not object and c not in cls.__mro__ and issubclass(cls, c)]
        for c in found:
            if not [other for other in found if other is not c and not issubclass(c, other)]:
                return registry[c]
            if not [other for other in found if other is not c and issubclass(other, c)]:
                return registry[c]
        return registry[object]

    def is_class(cls):
        return isinstance(cls, type) or isinstance(cls, _Union) and all([isinstance(c, type) for c in cls.__args__])

    def register(cls, func=None):
        if is_class(cls):
            if func is None:
                return lambda func: register(cls, func)
        else:
            if func is not None:
                raise TypeError(f'Invalid first argument to `register()`. {cls!r} is not a class or union type.')
            annotations = getattr(cls, '__annotations__', {})
            if not annotations:
                raise TypeError(f'Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` '
                                'or plain `@register` on an annotated function.')
            func = cls
            name, cls = next(iter(annotations.items()))
            if isinstance(cls, str):
                from typing import get_type_hints
                cls = get_type_hints(func)[name]
            if not is_class(cls):
                raise TypeError(f'Invalid annotation for {name!r}. {cls!r} is not a class.')
        for c in cls.__args__ if isinstance(cls, _Union) else (cls,):
            registry[c] = func
        return func

    @wraps(function)
    def wrapper(*args, **keywords):
        if not args:
            raise TypeError(f'{function.__name__} requires at least 1 positional argument')
        return dispatch(type(args[0]))(*args, **keywords)
    wrapper.register, wrapper.dispatch, wrapper.registry = register, dispatch, registry
    wrapper._clear_cache = lambda: None
    return wrapper


class singledispatchmethod:
    def __init__(self, func):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            return self.dispatcher.dispatch(type(args[0])).__get__(obj, cls)(*args, **kwargs)
        method.__isabstractmethod__ = self.__isabstractmethod__
        method.register = self.register
        return update_wrapper(method, self.func)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)
