# weakref: references that keep nothing alive, containers of them, finalizers.
import atexit as _atexit
import itertools as _itertools
import sys as _sys
from _weak_references import (CallableProxyType, ProxyType, ProxyTypes, ReferenceType, WeakMethod, getweakrefcount,
                              getweakrefs, proxy, ref)
from _weak_containers import KeyedRef, WeakKeyDictionary, WeakSet, WeakValueDictionary


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
