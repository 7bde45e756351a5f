# What a SyncManager's server makes that nobody else has: Namespace, Value, and arrays of one type (as the module
# array's).
import struct


class Namespace:
    __module__ = 'multiprocessing.managers'

    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        words = sorted(['%s=%r' % (name, value) for name, value in self.__dict__.items() if not name.startswith('_')])
        return '%s(%s)' % (type(self).__name__, ', '.join(words))


class Value:
    __module__ = 'multiprocessing.managers'

    def __init__(self, typecode, value, lock=True):
        self._typecode = typecode
        self._value = value

    def get(self):
        return self._value

    def set(self, value):
        self._value = value

    value = property(get, set)

    def __repr__(self):
        return '%s(%r, %r)' % (type(self).__name__, self._typecode, self._value)


def Array(typecode, sequence, lock=True):
    return array(typecode, sequence)


_bits = {'b': 8, 'B': 8, 'h': 16, 'H': 16, 'i': 32, 'I': 32, 'l': 64, 'L': 64, 'q': 64, 'Q': 64}
_names = {'b': 'signed char', 'B': 'unsigned byte integer', 'h': 'signed short integer', 'H': 'unsigned short',
          'i': 'signed integer', 'I': 'unsigned int'}


class array:
    __module__ = 'array'

    def __init__(self, typecode, values=()):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError(f'array() argument 1 must be a unicode character, not {type(typecode).__name__}')
        if typecode not in 'bBhHiIlLqQfdu':
            raise ValueError('bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)')
        self.typecode = typecode
        self._items = [self._fit(v) for v in values]

    def _fit(self, v):
        code = self.typecode
        if code in 'fd':
            if not isinstance(v, (int, float)):
                raise TypeError(f'must be real number, not {type(v).__name__}')
            return float(v) if code == 'd' else struct.unpack('f', struct.pack('f', v))[0]
        if code == 'u':
            if not isinstance(v, str) or len(v) != 1:
                raise TypeError('array item must be a unicode character, not ' + type(v).__name__)
            return v
        if not isinstance(v, int):
            raise TypeError(f"'{type(v).__name__}' object cannot be interpreted as an integer")
        self._check(code, int(v))
        return int(v)

    def _check(self, code, v):
        least = 0 if code in 'BHILQ' else -(1 << _bits[code] - 1)
        most = (1 << _bits[code]) - 1 if code in 'BHILQ' else (1 << _bits[code] - 1) - 1
        if least <= v <= most:
            return
        name = _names.get(code)
        if code in 'ILQ' and v < 0:
            raise OverflowError("can't convert negative value to unsigned int")
        if name is None:
            raise OverflowError('Python int too large to convert to C ' + ('long' if code in 'lq' else 'unsigned long'))
        if code == 'I':
            raise OverflowError('unsigned int is greater than maximum')
        raise OverflowError(f"{name} is {'less than minimum' if v < least else 'greater than maximum'}")

    def __len__(self):
        return len(self._items)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return array(self.typecode, self._items[i])
        if not -len(self._items) <= i < len(self._items):
            raise IndexError('array index out of range')
        return self._items[i]

    def __setitem__(self, i, v):
        if isinstance(i, slice):
            if not isinstance(v, array):
                raise TypeError(f'can only assign array (not "{type(v).__name__}") to array slice')
            self._items[i] = v._items
            return
        v = self._fit(v)
        if not -len(self._items) <= i < len(self._items):
            raise IndexError('array assignment index out of range')
        self._items[i] = v

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, v):
        return v in self._items

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def tolist(self):
        return list(self._items)

    def append(self, v):
        self._items.append(self._fit(v))

    def __repr__(self):
        if not self._items:
            return f'array({self.typecode!r})'
        return f'array({self.typecode!r}, {"".join(self._items) if self.typecode == "u" else self._items!r})'

    def __reduce__(self):
        return _array_of, (self.typecode, self._items)


def _array_of(typecode, items):
    return array(typecode, items)


_array_of.__module__ = 'multiprocessing.managers'
