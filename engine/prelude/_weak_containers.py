# Containers that do not keep alive what is in them, for weakref.
from collections.abc import MutableMapping as _MutableMapping
from _weak_references import ref

__name__ = 'weakref'  # there its classes are


# ---- what the three of them share: references in data, and what takes one of them out when its target ends ----

def _remover(container, take_out):
    # It does not keep the container alive.
    mine = ref(container)

    def gone(wr):
        container = mine()
        if container is not None:
            take_out(container.data, wr)

    return gone


def _living(refs):
    for wr in list(refs):
        target = wr()
        if target is not None:
            yield target


def _holds(refs, target):
    try:
        wr = ref(target)
    except TypeError:
        return False
    return wr in refs


# ---- the dictionaries ----

def _filled(made, pairs):
    for key, value in list(pairs):
        made[key] = value
    return made


class _WeakMapping(_MutableMapping):
    def __len__(self):
        return len(self.data)

    def update(self, other=None, /, **kwargs):
        if other is not None:
            for key, value in dict(other).items() if not hasattr(other, 'items') else list(other.items()):
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

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


class KeyedRef(ref):
    __slots__ = ('key',)

    def __new__(cls, target, callback, key):
        self = ref.__new__(cls, target, callback)
        self.key = key
        return self

    def __init__(self, target, callback, key):
        pass


def _take_value(data, wr):
    if data.get(wr.key) is wr:
        del data[wr.key]


class WeakValueDictionary(_WeakMapping):
    def __init__(self, other=(), /, **kw):
        self.data = {}
        self._remove = _remover(self, _take_value)
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

    def __contains__(self, key):
        wr = self.data.get(key)
        return wr is not None and wr() is not None

    def __iter__(self):
        for key, wr in list(self.data.items()):
            if wr() is not None:
                yield key

    keys = __iter__

    def values(self):
        yield from _living(self.data.values())

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

    def copy(self):
        return _filled(WeakValueDictionary(), self.items())

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        return _filled(self.__class__(), [(deepcopy(key, memo), value) for key, value in list(self.items())])


def _take_key(data, wr):
    data.pop(wr, None)


class WeakKeyDictionary(_WeakMapping):
    def __init__(self, dict=None):
        self.data = {}
        self._remove = _remover(self, _take_key)
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        return _holds(self.data, key)

    def __iter__(self):
        yield from _living(self.data)

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

    def copy(self):
        return _filled(WeakKeyDictionary(), self.items())

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        return _filled(self.__class__(), [(key, deepcopy(value, memo)) for key, value in list(self.items())])


# ---- the set ----

class WeakSet:
    def __init__(self, data=None):
        self.data = set()
        self._remove = _remover(self, set.discard)
        if data is not None:
            self.update(data)

    def __iter__(self):
        yield from _living(self.data)

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        return _holds(self.data, item)

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
