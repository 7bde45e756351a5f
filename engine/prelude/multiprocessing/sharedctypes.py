# multiprocessing.sharedctypes: values and arrays by the names that CPython's module has for them, and structures that
# are shared.
#
# A shared structure is one whose fields are cells of the world; each field is read and stored by itself. Its
# synchronized wrapper takes the lock around each. So it is with an array of structures or of arrays.
import _mp
import ctypes
from _mp import Synchronized, SynchronizedArray, SynchronizedString
from multiprocessing import context

SynchronizedBase = Synchronized.__mro__[1]


def is_compound(kind):
    return isinstance(kind, type) and (issubclass(kind, ctypes.Structure) or hasattr(kind, '_length_'))


def _placed(kind):
    made = []

    def cells(of, length, at):
        made.append(_mp.cells(length is not None, of, 1 if length is None else length, [], False, at))
        return made[-1]
    obj = ctypes.storage(kind, cells)
    for cell in made[1:]:
        _mp.own(cell, made[0])
    return obj


def raw_value(kind, *args):
    made = _placed(kind)
    if ctypes.is_row(kind):
        made[:len(args)] = args
    else:
        made.__init__(*args)
    return made


def raw_array(kind, size_or_initializer):
    if isinstance(size_or_initializer, int):
        return _placed(kind * size_or_initializer)
    return raw_value(kind * len(size_or_initializer), *size_or_initializer)


class _Wrapper:
    # As SynchronizedBase, around a structure or an array of them.
    def __init__(self, obj, lock=None, ctx=None):
        self._obj = obj
        self._shared = getattr(obj, '_shared', obj)
        if lock is None:
            lock = (ctx or context._default_context).RLock()
            _mp.own(lock, self._shared)
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __reduce__(self):
        context.assert_spawning(self)
        return synchronized, (self._obj, self._lock)

    def get_obj(self):
        return self._obj

    def get_lock(self):
        return self._lock

    def __repr__(self):
        return '<%s wrapper for %s>' % (type(self).__name__, self._obj)


class _ArrayWrapper(_Wrapper):
    def __len__(self):
        return len(self._obj)

    def __getitem__(self, i):
        with self:
            return self._obj[i]

    def __setitem__(self, i, value):
        with self:
            self._obj[i] = value


_ArrayWrapper.__name__ = 'SynchronizedArray'


def _locked(name):
    def get(self):
        with self:
            return getattr(self._obj, name)

    def put(self, value):
        with self:
            setattr(self._obj, name, value)
    return property(get, put)


_wrappers = {}     # a structure's class: its wrapper's


def _wrapper_of(kind):
    if kind not in _wrappers:
        class Made(_Wrapper):
            pass
        Made.__name__ = 'Synchronized' + kind.__name__
        for name in kind._names_:
            setattr(Made, name, _locked(name))
        _wrappers[kind] = Made
    return _wrappers[kind]


def synchronized(obj, lock=None, ctx=None):
    if isinstance(obj, ctypes.Structure):
        return _wrapper_of(type(obj))(obj, lock, ctx)
    if isinstance(obj, (ctypes.Array, ctypes._ObjectArray)):
        return _ArrayWrapper(obj, lock, ctx)
    raise NotImplementedError('mplab: make a Value or an Array with a lock instead of synchronized()')


def copy(obj):
    made = raw_array(obj._type_, obj._length_) if isinstance(obj, ctypes.Array) else raw_value(type(obj))
    ctypes.write(ctypes.Array if isinstance(obj, ctypes.Array) else type(obj), made, obj)
    return made


def Value(typecode_or_type, *args, lock=True, ctx=None):
    return (ctx or context._default_context).Value(typecode_or_type, *args, lock=lock)


def Array(typecode_or_type, size_or_initializer, *, lock=True, ctx=None):
    return (ctx or context._default_context).Array(typecode_or_type, size_or_initializer, lock=lock)


def RawValue(typecode_or_type, *args):
    return context._default_context.RawValue(typecode_or_type, *args)


def RawArray(typecode_or_type, size_or_initializer):
    return context._default_context.RawArray(typecode_or_type, size_or_initializer)
