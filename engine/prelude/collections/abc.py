# collections.abc: what a class is by the methods it has.
from abc import ABCMeta, abstractmethod
from _lang import deque, inner as _inner

_GenericAlias, _substituted, _type_text = _inner('_GenericAlias'), _inner('_substituted'), _inner('_type_text')


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
            if kind in other.__mro__:
                return True
        return NotImplemented

    def __class_getitem__(cls, args):
        return _GenericAlias(cls, args)


_TEXTS = (str, bytes, bytearray)
_ROWS = (str, bytes, bytearray, list, tuple, range, deque)
_VIEWS = [type({}.keys()), type({}.values()), type({}.items())]
_ALL = _ROWS + (dict, set, frozenset, *_VIEWS)


class Hashable(_Named):
    _methods = ('__hash__',)

    @abstractmethod
    def __hash__(self):
        return 0


class Awaitable(_Named):
    _methods = ('__await__',)

    @abstractmethod
    def __await__(self):
        yield


class Coroutine(Awaitable):
    _methods = ('__await__', 'send', 'throw', 'close')


class AsyncIterable(_Named):
    _methods = ('__aiter__',)


class AsyncIterator(AsyncIterable):
    _methods = ('__anext__', '__aiter__')


class AsyncGenerator(AsyncIterator):
    _methods = ('__aiter__', '__anext__', 'asend', 'athrow', 'aclose')


class Iterable(_Named):
    _methods = ('__iter__',)
    _kinds = _ALL

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
    _kinds = _ROWS[3:] + (dict, *_VIEWS)

    @abstractmethod
    def __reversed__(self):
        yield from ()


class Generator(Iterator):
    _methods = ('__iter__', '__next__', 'send', 'throw', 'close')
    _kinds = (type(x for x in ()),)

    def __next__(self):
        return self.send(None)

    @abstractmethod
    def send(self, value):
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        raise typ if val is None else val

    def close(self):
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            return
        raise RuntimeError('generator ignored GeneratorExit')


class Sized(_Named):
    _methods = ('__len__',)
    _kinds = _ALL

    @abstractmethod
    def __len__(self):
        return 0


class Container(_Named):
    _methods = ('__contains__',)
    _kinds = _ALL

    @abstractmethod
    def __contains__(self, x):
        return False


class Collection(Sized, Iterable, Container):
    _methods = ('__len__', '__iter__', '__contains__')
    _kinds = _ALL


class _CallableAlias(_GenericAlias):
    def __getitem__(self, args):
        return _CallableAlias(self.__origin__, _substituted(self, args))

    def __repr__(self):
        args = [_type_text(a) for a in self.__args__]
        if len(args) == 2 and self.__args__[0] is ...:
            return f'collections.abc.Callable[{args[0]}, {args[1]}]'
        return f"collections.abc.Callable[[{', '.join(args[:-1])}], {args[-1]}]"


class Callable(_Named):
    _methods = ('__call__',)
    _kinds = (type(len), type(lambda: 0), type)

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False

    def __class_getitem__(cls, args):
        if not isinstance(args, tuple) or len(args) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        first = list(args[0]) if isinstance(args[0], (list, tuple)) else [args[0]]
        return _CallableAlias(cls, (*first, args[1]))


class Set(Collection):
    _kinds = (set, frozenset, _VIEWS[0], _VIEWS[2])

    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    def __le__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) <= len(other) and all([x in other for x in self])

    def __lt__(self, other):
        return len(self) < len(other) and self.__le__(other) if isinstance(other, Set) else NotImplemented

    def __gt__(self, other):
        return len(self) > len(other) and self.__ge__(other) if isinstance(other, Set) else NotImplemented

    def __ge__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) >= len(other) and all([x in self for x in other])

    def __eq__(self, other):
        return len(self) == len(other) and self.__le__(other) if isinstance(other, Set) else NotImplemented

    def __and__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(x for x in other if x in self)

    __rand__ = __and__

    def isdisjoint(self, other):
        return not [x for x in other if x in self]

    def __or__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(x for some in (self, other) for x in some)

    __ror__ = __or__

    def _as_set(self, other):
        return other if isinstance(other, Set) else self._from_iterable(other)

    def __sub__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        other = self._as_set(other)
        return self._from_iterable(x for x in self if x not in other)

    def __rsub__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(x for x in self._as_set(other) if x not in self)

    def __xor__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        other = self._as_set(other)
        return (self - other) | (other - self)

    __rxor__ = __xor__
    __hash__ = None

    def _hash(self):
        return hash(frozenset(self))


class MutableSet(Set):
    _kinds = (set,)

    @abstractmethod
    def add(self, value):
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        raise NotImplementedError

    def remove(self, value):
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        for value in self:
            self.discard(value)
            return value
        raise KeyError

    def clear(self):
        for value in list(self):
            self.discard(value)

    def __ior__(self, it):
        for value in it:
            self.add(value)
        return self

    def __iand__(self, it):
        for value in self - it:
            self.discard(value)
        return self

    def __ixor__(self, it):
        if it is self:
            self.clear()
            return self
        for value in self._as_set(it):
            if value in self:
                self.discard(value)
            else:
                self.add(value)
        return self

    def __isub__(self, it):
        if it is self:
            self.clear()
            return self
        for value in it:
            self.discard(value)
        return self


class Mapping(Collection):
    _kinds = (dict, _inner('_MappingProxy'))

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

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
        return KeysView(self)

    def values(self):
        return ValuesView(self)

    def items(self):
        return ItemsView(self)

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items()) if isinstance(other, Mapping) else NotImplemented

    __hash__ = None
    __reversed__ = None


class MappingView(Sized):
    _kinds = tuple(_VIEWS)

    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return f'{type(self).__name__}({self._mapping!r})'


class KeysView(MappingView, Set):
    _kinds = (_VIEWS[0],)

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        yield from self._mapping


class ItemsView(MappingView, Set):
    _kinds = (_VIEWS[2],)

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, item):
        key, value = item
        try:
            v = self._mapping[key]
        except KeyError:
            return False
        return v is value or v == value

    def __iter__(self):
        for key in self._mapping:
            yield (key, self._mapping[key])


class ValuesView(MappingView, Collection):
    _kinds = (_VIEWS[1],)

    def __contains__(self, value):
        for key in self._mapping:
            v = self._mapping[key]
            if v is value or v == value:
                return True
        return False

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]


class MutableMapping(Mapping):
    _kinds = (dict,)
    _missing = object()

    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

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
        if isinstance(other, Mapping) or hasattr(other, 'keys'):
            for key in other if isinstance(other, Mapping) else other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default


class Sequence(Reversible, Collection):
    _kinds = _ROWS[:-1]

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

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
        for v in self:
            if v is value or v == value:
                return True
        return False

    def __reversed__(self):
        for i in reversed(range(len(self))):
            yield self[i]

    def index(self, value, start=0, stop=None):
        if start is not None and start < 0:
            start = max(len(self) + start, 0)
        if stop is not None and stop < 0:
            stop += len(self)
        i = start
        while stop is None or i < stop:
            try:
                v = self[i]
            except IndexError:
                break
            if v is value or v == value:
                return i
            i += 1
        raise ValueError

    def count(self, value):
        return len([v for v in self if v is value or v == value])


class ByteString(Sequence):
    _kinds = (bytes, bytearray)


class MutableSequence(Sequence):
    _kinds = (list, bytearray, deque)

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        raise IndexError

    def append(self, value):
        self.insert(len(self), value)

    def extend(self, values):
        for v in list(values) if values is self else values:
            self.append(v)

    def pop(self, index=-1):
        v = self[index]
        del self[index]
        return v

    def remove(self, value):
        del self[self.index(value)]

    def clear(self):
        try:
            while True:
                self.pop()
        except IndexError:
            pass

    def reverse(self):
        n = len(self)
        for i in range(n // 2):
            self[i], self[n - i - 1] = self[n - i - 1], self[i]

    def __iadd__(self, values):
        self.extend(values)
        return self


for _cls in list(globals().values()):
    if isinstance(_cls, ABCMeta) and '_methods' not in _cls.__dict__:
        _cls._methods = ()
_inner('_set_taken')(Sequence, 1)
_inner('_set_taken')(Mapping, 2)
Sequence.register(deque)
Sequence.register(memoryview)
