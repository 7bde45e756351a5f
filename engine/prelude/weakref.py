# weakref: references that keep nothing alive, containers of them, finalizers.
import atexit as _atexit
import itertools as _itertools
import sys as _sys
from collections.abc import MutableMapping as _MutableMapping
from _lang import inner as _inner

_weak_new, _weak_get, _weak_owners = _inner('_weak_new'), _inner('_weak_get'), _inner('_weak_owners')
_no_hash = object()


class ReferenceType:
    __slots__ = ('_weak', '_hashed', '__callback__')

    def __new__(cls, target, callback=None, /, *args, **kwargs):
        if cls is ReferenceType and callback is None:
            for owner in _weak_owners(target):
                if type(owner) is ReferenceType and owner.__callback__ is None:
                    return owner
        made = object.__new__(cls)
        made.__callback__ = callback
        made._hashed = _no_hash
        made._weak = _weak_new(target, made, callback is not None)
        return made

    def __init__(self, target, callback=None, /):
        pass

    def _target_ended(self):
        callback = self.__callback__
        self.__callback__ = None
        callback(self)

    def __call__(self):
        return _weak_get(self._weak)

    def __hash__(self):
        if self._hashed is _no_hash:
            target = _weak_get(self._weak)
            if target is None:
                raise TypeError('weak object has gone away')
            self._hashed = hash(target)
        return self._hashed

    def __eq__(self, other):
        if not isinstance(other, ReferenceType):
            return NotImplemented
        mine, theirs = _weak_get(self._weak), _weak_get(other._weak)
        if mine is None or theirs is None:
            return self is other
        return mine is theirs or mine == theirs

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    def __reduce_ex__(self, protocol):
        raise TypeError(f"cannot pickle '{type(self).__module__}.{type(self).__name__}' object")

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        target = _weak_get(self._weak)
        if target is None:
            return f'<weakref at {id(self):#x}; dead>'
        name = getattr(target, '__name__', None)
        named = f' ({name})' if isinstance(name, str) else ''
        return f"<weakref at {id(self):#x}; to '{type(target).__name__}' at {id(target):#x}{named}>"


ref = ReferenceType


def getweakrefcount(target, /):
    return len(_weak_owners(target))


def getweakrefs(target, /):
    return _weak_owners(target)


# ---- proxies ----

def _proxied(p):
    target = _weak_get(object.__getattribute__(p, '_weak'))
    if target is None:
        raise ReferenceError('weakly-referenced object no longer exists')
    return target


def _plain(v):
    return _proxied(v) if isinstance(v, ProxyType) else v


class ProxyType:
    __slots__ = ('_weak', '__callback__')

    def _target_ended(self):
        callback = object.__getattribute__(self, '__callback__')
        object.__setattr__(self, '__callback__', None)
        callback(self)

    __class__ = property(lambda self: _proxied(self).__class__)

    def __hash__(self):
        raise TypeError("unhashable type: 'weakref.ProxyType'")

    def __getattribute__(self, name):
        return getattr(_proxied(self), name)

    def __setattr__(self, name, value):
        setattr(_proxied(self), name, value)

    def __delattr__(self, name):
        delattr(_proxied(self), name)

    def __repr__(self):
        target = _proxied(self)
        return f'<weakproxy at {id(self):#x} to {type(target).__name__} at {id(target):#x}>'

    def __str__(self):
        return str(_proxied(self))

    def __bool__(self):
        return bool(_proxied(self))

    def __len__(self):
        return len(_proxied(self))

    def __iter__(self):
        return iter(_proxied(self))

    def __next__(self):
        return next(_proxied(self))

    def __contains__(self, item):
        return item in _proxied(self)

    def __getitem__(self, key):
        return _proxied(self)[key]

    def __setitem__(self, key, value):
        _proxied(self)[key] = value

    def __delitem__(self, key):
        del _proxied(self)[key]

    def __int__(self):
        return int(_proxied(self))

    def __float__(self):
        return float(_proxied(self))

    def __index__(self):
        return _proxied(self).__index__()

    def __neg__(self):
        return -_proxied(self)

    def __pos__(self):
        return +_proxied(self)

    def __invert__(self):
        return ~_proxied(self)

    def __abs__(self):
        return abs(_proxied(self))


def _add_operators():
    import operator

    def both(f):
        return lambda self, other: f(_plain(self), _plain(other))

    def swapped(f):
        return lambda self, other: f(_plain(other), _plain(self))

    for name in ('lt', 'le', 'eq', 'ne', 'gt', 'ge'):
        setattr(ProxyType, f'__{name}__', both(getattr(operator, name)))
    for name in ('add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'pow', 'matmul', 'lshift', 'rshift', 'and', 'or',
                 'xor'):
        f = getattr(operator, name + '_' if name in ('and', 'or') else name)
        setattr(ProxyType, f'__{name}__', both(f))
        setattr(ProxyType, f'__r{name}__', swapped(f))
        setattr(ProxyType, f'__i{name}__', both(getattr(operator, 'i' + name)))


_add_operators()


class CallableProxyType(ProxyType):
    __slots__ = ()

    def __call__(self, /, *args, **kwargs):
        return _proxied(self)(*args, **kwargs)


ProxyType.__name__ = ProxyType.__qualname__ = 'ProxyType'
ProxyTypes = (ProxyType, CallableProxyType)
for _kind in (ReferenceType, ProxyType, CallableProxyType):
    _kind.__module__ = 'weakref'


def proxy(target, callback=None, /):
    made = object.__new__(CallableProxyType if callable(target) else ProxyType)
    object.__setattr__(made, '__callback__', callback)
    object.__setattr__(made, '_weak', _weak_new(target, made, callback is not None))
    return made


# ---- references with more ----

class WeakMethod(ref):
    # A reference to a bound method, which lives as long as its object and its function.
    __slots__ = '_func_ref', '_meth_type', '_alive', '__weakref__'

    def __new__(cls, meth, callback=None):
        try:
            obj, func = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f'argument should be a bound method, not {type(meth)}') from None

        def gone(arg):
            self = self_ref()
            if self is not None and self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, obj, gone)
        self._func_ref = ref(func, gone)
        self._meth_type = type(meth)
        self._alive = True
        self_ref = ref(self)
        return self

    def __call__(self):
        obj, func = super().__call__(), self._func_ref()
        return None if obj is None or func is None else self._meth_type(func, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func_ref == other._func_ref

    __hash__ = ref.__hash__


class KeyedRef(ref):
    __slots__ = ('key',)

    def __new__(cls, target, callback, key):
        self = ref.__new__(cls, target, callback)
        self.key = key
        return self

    def __init__(self, target, callback, key):
        pass


# ---- containers ----

class WeakValueDictionary(_MutableMapping):
    def __init__(self, other=(), /, **kw):
        self.data = {}
        mine = ref(self)

        def gone(wr):
            self = mine()
            if self is not None and self.data.get(wr.key) is wr:
                del self.data[wr.key]

        self._remove = gone
        self.update(other, **kw)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        wr = self.data.get(key)
        return wr is not None and wr() is not None

    def __iter__(self):
        for key, wr in list(self.data.items()):
            if wr() is not None:
                yield key

    keys = __iter__

    def values(self):
        for wr in list(self.data.values()):
            value = wr()
            if value is not None:
                yield value

    def items(self):
        for key, wr in list(self.data.items()):
            value = wr()
            if value is not None:
                yield key, value

    def itervaluerefs(self):
        yield from list(self.data.values())

    def valuerefs(self):
        return list(self.data.values())

    def get(self, key, default=None):
        wr = self.data.get(key)
        value = None if wr is None else wr()
        return default if value is None else value

    def pop(self, key, *args):
        wr = self.data.pop(key, None)
        value = None if wr is None else wr()
        if value is None:
            if args:
                return args[0]
            raise KeyError(key)
        return value

    def popitem(self):
        while True:
            key, wr = self.data.popitem()
            value = wr()
            if value is not None:
                return key, value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def update(self, other=None, /, **kwargs):
        if other is not None:
            for key, value in dict(other).items() if not hasattr(other, 'items') else list(other.items()):
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def copy(self):
        made = WeakValueDictionary()
        for key, value in list(self.items()):
            made[key] = value
        return made

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = self.__class__()
        for key, value in list(self.items()):
            made[deepcopy(key, memo)] = value
        return made

    def __or__(self, other):
        if not isinstance(other, (dict, _MutableMapping)):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ror__(self, other):
        if not isinstance(other, (dict, _MutableMapping)):
            return NotImplemented
        made = self.__class__()
        made.update(other)
        made.update(self)
        return made

    def __ior__(self, other):
        self.update(other)
        return self

    def __repr__(self):
        return f'<{type(self).__name__} at {id(self):#x}>'


class WeakKeyDictionary(_MutableMapping):
    def __init__(self, dict=None):
        self.data = {}
        mine = ref(self)

        def gone(wr):
            self = mine()
            if self is not None:
                self.data.pop(wr, None)

        self._remove = gone
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        try:
            wr = ref(key)
        except TypeError:
            return False
        return wr in self.data

    def __iter__(self):
        for wr in list(self.data):
            key = wr()
            if key is not None:
                yield key

    keys = __iter__

    def values(self):
        for wr, value in list(self.data.items()):
            if wr() is not None:
                yield value

    def items(self):
        for wr, value in list(self.data.items()):
            key = wr()
            if key is not None:
                yield key, value

    def keyrefs(self):
        return list(self.data)

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def popitem(self):
        while True:
            wr, value = self.data.popitem()
            key = wr()
            if key is not None:
                return key, value

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def update(self, dict=None, /, **kwargs):
        if dict is not None:
            for key, value in list(dict.items()) if hasattr(dict, 'items') else dict:
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def copy(self):
        made = WeakKeyDictionary()
        for key, value in list(self.items()):
            made[key] = value
        return made

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = self.__class__()
        for key, value in list(self.items()):
            made[key] = deepcopy(value, memo)
        return made

    __or__ = WeakValueDictionary.__or__
    __ror__ = WeakValueDictionary.__ror__
    __ior__ = WeakValueDictionary.__ior__
    __repr__ = WeakValueDictionary.__repr__


class WeakSet:
    def __init__(self, data=None):
        self.data = set()
        mine = ref(self)

        def gone(wr):
            self = mine()
            if self is not None:
                self.data.discard(wr)

        self._remove = gone
        if data is not None:
            self.update(data)

    def __iter__(self):
        for wr in list(self.data):
            item = wr()
            if item is not None:
                yield item

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        try:
            wr = ref(item)
        except TypeError:
            return False
        return wr in self.data

    def __reduce__(self):
        return self.__class__, (list(self),), {k: v for k, v in vars(self).items() if k not in ('data', '_remove')}

    def add(self, item):
        self.data.add(ref(item, self._remove))

    def clear(self):
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        while True:
            try:
                wr = self.data.pop()
            except KeyError:
                raise KeyError('pop from empty WeakSet') from None
            item = wr()
            if item is not None:
                return item

    def remove(self, item):
        self.data.remove(ref(item))

    def discard(self, item):
        self.data.discard(ref(item))

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        made = self.copy()
        made.difference_update(other)
        return made

    __sub__ = difference

    def difference_update(self, other):
        self.__isub__(other)

    def __isub__(self, other):
        if self is other:
            self.data.clear()
        else:
            self.data.difference_update([ref(item) for item in other])
        return self

    def intersection(self, other):
        return self.__class__([item for item in other if item in self])

    __and__ = intersection

    def intersection_update(self, other):
        self.__iand__(other)

    def __iand__(self, other):
        self.data.intersection_update([ref(item) for item in other])
        return self

    def issubset(self, other):
        return self.data.issubset([ref(item) for item in other])

    __le__ = issubset

    def __lt__(self, other):
        return self.data < set(map(ref, other))

    def issuperset(self, other):
        return self.data.issuperset([ref(item) for item in other])

    __ge__ = issuperset

    def __gt__(self, other):
        return self.data > set(map(ref, other))

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == set(map(ref, other))

    __hash__ = None

    def symmetric_difference(self, other):
        made = self.copy()
        made.symmetric_difference_update(other)
        return made

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        self.__ixor__(other)

    def __ixor__(self, other):
        if self is other:
            self.data.clear()
        else:
            self.data.symmetric_difference_update([ref(item, self._remove) for item in other])
        return self

    def union(self, other):
        return self.__class__([e for s in (self, other) for e in s])

    __or__ = union

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0

    def __repr__(self):
        return repr(self.data)


# ---- finalizers ----

class finalize:
    __slots__ = ()
    _registry = {}
    _shutdown = False
    _numbers = _itertools.count()
    _at_exit = False

    class _Info:
        __slots__ = ('weakref', 'func', 'args', 'kwargs', 'atexit', 'index')

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._at_exit:
            _atexit.register(self._exitfunc)
            finalize._at_exit = True
        info = finalize._Info()
        info.weakref = ref(obj, self)
        info.func, info.args, info.kwargs = func, args, kwargs or None
        info.atexit = True
        info.index = next(finalize._numbers)
        finalize._registry[self] = info

    def __call__(self, _=None):
        info = finalize._registry.pop(self, None)
        if info and not finalize._shutdown:
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        info = finalize._registry.get(self)
        obj = info and info.weakref()
        if obj is not None and finalize._registry.pop(self, None):
            return obj, info.func, info.args, info.kwargs or {}

    def peek(self):
        info = finalize._registry.get(self)
        obj = info and info.weakref()
        if obj is not None:
            return obj, info.func, info.args, info.kwargs or {}

    @property
    def alive(self):
        return self in finalize._registry

    @property
    def atexit(self):
        info = finalize._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = finalize._registry.get(self)
        if info:
            info.atexit = bool(value)

    def __repr__(self):
        info = finalize._registry.get(self)
        obj = info and info.weakref()
        if obj is None:
            return f'<{type(self).__name__} object at {id(self):#x}; dead>'
        return f'<{type(self).__name__} object at {id(self):#x}; for {type(obj).__name__!r} at {id(obj):#x}>'

    @classmethod
    def _exitfunc(cls):
        # The newest first. A finalizer may make another.
        try:
            while True:
                pending = [(info.index, f) for f, info in finalize._registry.items() if info.atexit]
                if not pending:
                    break
                f = max(pending, key=lambda p: p[0])[1]
                try:
                    f()
                except Exception:
                    _sys.excepthook(*_sys.exc_info())
        finally:
            finalize._shutdown = True
