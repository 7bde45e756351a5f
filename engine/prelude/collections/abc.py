# collections.abc: what a class is by the methods it has.
from abc import ABCMeta, abstractmethod
from _lang import deque


def _has(cls, names):
    for name in names:
        for c in cls.__mro__:
            if name in c.__dict__:
                if c.__dict__[name] is None:
                    return False
                break
        else:
            return False
    return True


class _Named(metaclass=ABCMeta):
    _methods = ()
    _kinds = ()
    __slots__ = ()

    @classmethod
    def __subclasshook__(cls, other):
        methods, kinds = cls.__dict__.get('_methods', ()), cls.__dict__.get('_kinds', ())
        if methods and _has(other, methods):
            return True
        for kind in kinds:
            if issubclass(other, kind):
                return True
        return NotImplemented

    def __class_getitem__(cls, args):
        return _Alias(cls, args if isinstance(args, tuple) else (args,))


class _Alias:
    def __init__(self, origin, args):
        self.__origin__, self.__args__ = origin, args

    def __repr__(self):
        return (f'collections.abc.{self.__origin__.__name__}['
                + ', '.join([a.__name__ if isinstance(a, type) else repr(a) for a in self.__args__]) + ']')


class Hashable(_Named):
    _methods = ('__hash__',)


class Iterable(_Named):
    _methods = ('__iter__',)
    _kinds = (str, bytes, bytearray, list, tuple, dict, set, frozenset, range)

    @abstractmethod
    def __iter__(self):
        yield from ()


class Iterator(Iterable):
    _methods = ('__iter__', '__next__')
    _kinds = (type(x for x in ()), type(iter([])), zip, enumerate)

    def __iter__(self):
        return self

    @abstractmethod
    def __next__(self):
        raise StopIteration


class Reversible(Iterable):
    _methods = ('__reversed__', '__iter__')
    _kinds = (list, tuple, dict, str, range)


class Generator(Iterator):
    _methods = ('__iter__', '__next__', 'send', 'throw', 'close')
    _kinds = (type(x for x in ()),)


class Sized(_Named):
    _methods = ('__len__',)
    _kinds = (str, bytes, bytearray, list, tuple, dict, set, frozenset, range)


class Container(_Named):
    _methods = ('__contains__',)
    _kinds = (str, bytes, bytearray, list, tuple, dict, set, frozenset, range)


class Collection(Sized, Iterable, Container):
    _methods = ('__len__', '__iter__', '__contains__')
    _kinds = (str, bytes, bytearray, list, tuple, dict, set, frozenset, range)


class Callable(_Named):
    _methods = ('__call__',)
    _kinds = (type(len), type(lambda: 0), type)


class Sequence(Reversible, Collection):
    _methods = ()
    _kinds = (list, tuple, str, range, bytes, bytearray, deque)

    def __iter__(self):
        i = 0
        while True:
            try:
                value = self[i]
            except IndexError:
                return
            yield value
            i += 1

    def __contains__(self, value):
        return any([v is value or v == value for v in self])

    def __reversed__(self):
        for i in reversed(range(len(self))):
            yield self[i]

    def index(self, value, start=0, stop=None):
        for i, v in enumerate(self):
            if i >= start and (stop is None or i < stop) and (v is value or v == value):
                return i
        raise ValueError

    def count(self, value):
        return len([v for v in self if v is value or v == value])


class MutableSequence(Sequence):
    _methods = ()
    _kinds = (list, bytearray, deque)

    def append(self, value):
        self.insert(len(self), value)

    def extend(self, values):
        for v in list(values):
            self.append(v)

    def pop(self, index=-1):
        v = self[index]
        del self[index]
        return v

    def remove(self, value):
        del self[self.index(value)]

    def clear(self):
        while len(self):
            self.pop()

    def reverse(self):
        values = list(self)
        for i, v in enumerate(reversed(values)):
            self[i] = v

    def __iadd__(self, values):
        self.extend(values)
        return self


class Set(Collection):
    _methods = ()
    _kinds = (set, frozenset)


class MutableSet(Set):
    _methods = ()
    _kinds = (set,)


class Mapping(Collection):
    _methods = ()
    _kinds = (dict,)

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return list(self)

    def values(self):
        return [self[k] for k in self]

    def items(self):
        return [(k, self[k]) for k in self]

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items()) if isinstance(other, Mapping) else NotImplemented


class MutableMapping(Mapping):
    _methods = ()
    _kinds = (dict,)
    _missing = object()

    def pop(self, key, default=_missing):
        try:
            value = self[key]
        except KeyError:
            if default is self._missing:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def clear(self):
        for key in list(self):
            del self[key]

    def update(self, other=(), /, **kwds):
        for key in other if hasattr(other, 'keys') else ():
            self[key] = other[key]
        for key, value in () if hasattr(other, 'keys') else other:
            self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]


class Awaitable(_Named):
    _methods = ('__await__',)


class ByteString(Sequence):
    _methods = ()
    _kinds = (bytes, bytearray)
