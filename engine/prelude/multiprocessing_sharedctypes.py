# multiprocessing.sharedctypes: values and arrays by the names that CPython's module has for them, and structures that are shared.
#
# A shared structure is one whose fields are cells of the world; each field is read and stored by itself. Its synchronized wrapper takes the lock around each.
import _mp
from ctypes import Structure
from _mp import Synchronized, SynchronizedArray, SynchronizedString
from multiprocessing import context

SynchronizedBase = Synchronized.__mro__[1]


def is_structure(kind):
    return isinstance(kind, type) and issubclass(kind, Structure)


def raw_structure(kind, *args):
    made = kind.__new__(kind)
    made._cells = {name: _mp.cells(False, of, 1, [], False) for name, of in kind._names_.items()}
    cells = list(made._cells.values())
    if cells:
        made._shared = cells[0]
        for cell in cells[1:]:
            _mp.own(cell, cells[0])
    made.__init__(*args)
    return made


def raw_structures(kind, size_or_initializer):
    if isinstance(size_or_initializer, int):
        if size_or_initializer < 0:
            raise ValueError('Array length must be >= 0, not %d' % size_or_initializer)
        return StructureArray([raw_structure(kind) for i in range(size_or_initializer)])
    items = [item if isinstance(item, tuple) else tuple(getattr(item, name) for name in kind._names_) for item in size_or_initializer]
    return StructureArray([raw_structure(kind, *item) for item in items])


class StructureArray:
    def __init__(self, items):
        self._items = items
        if items:
            self._shared = items[0]._shared

    def __len__(self):
        return len(self._items)

    def __getitem__(self, i):
        if isinstance(i, int) and not -len(self._items) <= i < len(self._items):
            raise IndexError('invalid index')
        return self._items[i]

    def __setitem__(self, i, item):
        kept = self[i]
        for name, value in zip(kept._names_, item if isinstance(item, tuple) else [getattr(item, name) for name in kept._names_]):
            setattr(kept, name, value)


class _Wrapper:
    # As SynchronizedBase, around a structure or an array of them.
    def __init__(self, obj, lock=None, ctx=None):
        self._obj = obj
        if lock is None:
            lock = (ctx or context._default_context).RLock()
        self._lock = lock
        self._shared = obj._shared
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
    if isinstance(obj, StructureArray):
        return _ArrayWrapper(obj, lock, ctx)
    if isinstance(obj, Structure):
        return _wrapper_of(type(obj))(obj, lock, ctx)
    raise NotImplementedError('mplab: make a Value or an Array with a lock instead of synchronized()')


def Value(typecode_or_type, *args, lock=True, ctx=None):
    return (ctx or context._default_context).Value(typecode_or_type, *args, lock=lock)


def Array(typecode_or_type, size_or_initializer, *, lock=True, ctx=None):
    return (ctx or context._default_context).Array(typecode_or_type, size_or_initializer, lock=lock)


def RawValue(typecode_or_type, *args):
    return context._default_context.RawValue(typecode_or_type, *args)


def RawArray(typecode_or_type, size_or_initializer):
    return context._default_context.RawArray(typecode_or_type, size_or_initializer)
