# array: rows of machine numbers, with the typecodes that Array of multiprocessing has. Each is a list inside; what is
# stored is checked as C would hold it.
import struct as _struct
import _lang

typecodes = 'bBuhHiIlLqQfd'
_SIZES = {'b': 1, 'B': 1, 'u': 4, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 8, 'L': 8, 'q': 8, 'Q': 8, 'f': 4, 'd': 8}
_NAMES = {'b': 'signed char', 'B': 'unsigned byte integer', 'h': 'short', 'H': 'unsigned short', 'i': 'int',
          'I': 'unsigned int', 'l': 'long', 'L': 'unsigned long', 'q': 'int', 'Q': 'int'}


def _limits(code):
    bits = 8 * _SIZES[code]
    return (0, (1 << bits) - 1) if code.isupper() else (-1 << bits - 1, (1 << bits - 1) - 1)


class array:
    def __init__(self, typecode, initializer=(), /):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError(f'array() argument 1 must be a unicode character, not {type(typecode).__name__}')
        if typecode not in typecodes:
            raise ValueError('bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)')
        self.typecode, self.itemsize = typecode, _SIZES[typecode]
        self._items = []
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        elif isinstance(initializer, array):
            for x in initializer._items:
                self._items.append(self._checked(x))
        elif isinstance(initializer, str) and typecode != 'u':
            raise TypeError(f'cannot use a str to initialize an array with typecode {typecode!r}')
        else:
            self.extend(initializer)

    def _checked(self, value):
        if self.typecode == 'u':
            if not isinstance(value, str) or len(value) != 1:
                raise TypeError('array item must be a unicode character, not ' + type(value).__name__)
            return value
        if self.typecode in 'fd':
            if not isinstance(value, (int, float)) and not hasattr(value, '__float__'):
                raise TypeError(f'must be real number, not {type(value).__name__}')
            value = float(value)
            return value if self.typecode == 'd' else _struct.unpack('f', _struct.pack('f', value))[0]
        if not isinstance(value, int):
            if not hasattr(value, '__index__'):
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
            value = value.__index__()
        low, high = _limits(self.typecode)
        if value < low:
            raise OverflowError(self._out('less than minimum' if low else ''))
        if value > high:
            raise OverflowError(self._out('greater than maximum'))
        return int(value)

    def _out(self, how):
        if self.typecode in 'lqLQ':
            return ("can't convert negative value to unsigned int" if not how
                    else 'Python int too large to convert to C ' + ('unsigned ' if self.typecode in 'LQ' else '')
                    + 'long')
        if self.typecode == 'i':
            return 'signed integer is ' + how
        if self.typecode == 'I':
            return "can't convert negative value to unsigned int" if not how else 'unsigned int is ' + how
        names = {'b': 'signed char', 'B': 'unsigned byte integer', 'h': 'signed short integer', 'H': 'unsigned short'}
        return names[self.typecode] + ' is ' + (how or 'less than minimum')

    def append(self, x):
        self._items.append(self._checked(x))

    def extend(self, more):
        if isinstance(more, array) and more.typecode != self.typecode:
            raise TypeError('can only extend with array of same kind')
        for x in list(more):
            self._items.append(self._checked(x))

    def insert(self, i, x):
        self._items.insert(i, self._checked(x))

    def pop(self, i=-1):
        if not self._items:
            raise IndexError('pop from empty array')
        if not -len(self._items) <= i < len(self._items):
            raise IndexError('pop index out of range')
        return self._items.pop(i)

    def remove(self, x):
        if x not in self._items:
            raise ValueError('array.remove(x): x not in array')
        self._items.remove(x)

    def index(self, x, start=0, stop=1 << 62):
        if x not in self._items[start:stop]:
            raise ValueError('array.index(x): x not in array')
        return self._items.index(x, start, stop)

    def count(self, x):
        return self._items.count(x)

    def reverse(self):
        self._items.reverse()

    def tolist(self):
        return self._items[:]

    fromlist = extend

    def tobytes(self):
        if self.typecode == 'u':
            return ''.join(self._items).encode('utf-32-le')
        return _struct.pack(f'{len(self._items)}{self.typecode}', *self._items)

    __bytes__ = tobytes

    def frombytes(self, data):
        if len(data) % self.itemsize:
            raise ValueError('bytes length not a multiple of item size')
        self._items += _struct.unpack(f'{len(data) // self.itemsize}{self.typecode}', bytes(data))

    def _some_bytes(self, at, n):
        first = at // self.itemsize
        part = self._made(self._items[first:(at + n - 1) // self.itemsize + 1]).tobytes()
        return part[at - first * self.itemsize:][:n]

    def _put_bytes(self, at, data):
        # Bytes that arrive in the middle of it.
        first, n = at // self.itemsize, self.itemsize
        whole = bytearray(self._some_bytes(first * n, (at + len(data) + n - 1) // n * n - first * n))
        whole[at - first * n:at - first * n + len(data)] = data
        count = len(whole) // n
        self._items[first:first + count] = _struct.unpack(f'{count}{self.typecode}', bytes(whole))

    def buffer_info(self):
        return id(self), len(self._items)

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, x):
        return x in self._items

    def _made(self, items):
        made = array(self.typecode)
        made._items = items
        return made

    def __getitem__(self, i):
        if isinstance(i, slice):
            return self._made(self._items[i])
        self._at(i, 'array index out of range')
        return self._items[i]

    def _at(self, i, what):
        if not isinstance(i, int):
            raise TypeError('array indices must be integers')
        if not -len(self._items) <= i < len(self._items):
            raise IndexError(what)

    def __setitem__(self, i, x):
        if isinstance(i, slice):
            if not isinstance(x, array):
                raise TypeError(f'can only assign array (not "{type(x).__name__}") to array slice')
            self._items[i] = x._items
            return
        self._at(i, 'array assignment index out of range')
        self._items[i] = self._checked(x)

    def __delitem__(self, i):
        del self._items[i]

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{type(other).__name__}") to array')
        return self._made(self._items + other._items)

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, n):
        return self._made(self._items * n)

    __rmul__ = __mul__

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, array) else NotImplemented

    def byteswap(self):
        data = self.tobytes()
        n = self.itemsize
        self._items = []
        self.frombytes(b''.join([data[i:i + n][::-1] for i in range(0, len(data), n)]))

    def __copy__(self):
        return self._made(self._items[:])

    def __deepcopy__(self, memo):
        return self._made(self._items[:])

    def __reduce__(self):
        state = {k: v for k, v in vars(self).items() if k not in ('typecode', 'itemsize', '_items')}
        return (type(self), (self.typecode, ''.join(self._items) if self.typecode == 'u' else self._items),
                state or None)

    def __repr__(self):
        name = type(self).__name__
        if not self._items:
            return f'{name}({self.typecode!r})'
        return (f'{name}({self.typecode!r}, {"".join(self._items)!r})' if self.typecode == 'u'
                else f'{name}({self.typecode!r}, {self._items!r})')


array.__hash__ = None
_lang.inner('_set_taken')(array, 1)
ArrayType = array
