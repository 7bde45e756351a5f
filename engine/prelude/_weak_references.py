# What refers to an object and does not keep it alive, for weakref: references, proxies, WeakMethod.
from _lang import inner as _inner

__name__ = 'weakref'  # there its classes are

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


ProxyTypes = (ProxyType, CallableProxyType)


def proxy(target, callback=None, /):
    made = object.__new__(CallableProxyType if callable(target) else ProxyType)
    object.__setattr__(made, '__callback__', callback)
    object.__setattr__(made, '_weak', _weak_new(target, made, callback is not None))
    return made


# ---- methods ----

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
