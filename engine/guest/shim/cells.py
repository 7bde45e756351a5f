"""Value, Array and their raw kin. The world's cells are the truth; CPython's own memory is written through, so that
get_obj(), numpy and whatever else looks there find it. Once that may have been written to from elsewhere (get_obj() was
asked for, in any process; a raw one, always), what stands there is what a load gives."""
import ctypes
import struct

import _mplab
from mplab_guest import frames, outside
from multiprocessing import context, heap, reduction, sharedctypes

CODES = {ctypes.c_bool: '?', ctypes.c_char: 'c', ctypes.c_wchar: 'u'}
for _code, _type in sharedctypes.typecode_to_type.items():
    CODES.setdefault(_type, _code)
REALS = 'df'
# Of codes whose values are words as they stand: the least and the greatest.
RANGES = {code: (-1 << 8 * ctypes.sizeof(sharedctypes.typecode_to_type[code]) - 1,
                 (1 << 8 * ctypes.sizeof(sharedctypes.typecode_to_type[code]) - 1) - 1) for code in 'bhilq'}
RANGES.update((code, (0, (1 << 8 * ctypes.sizeof(sharedctypes.typecode_to_type[code])) - 1)) for code in 'BHI')


def word_of(code, value):
    """As a cell has it: an integer, or a double's bits."""
    if code in REALS:
        return struct.unpack('<q', struct.pack('<d', value))[0]
    return ord(value) if isinstance(value, (str, bytes)) else int(value)


def value_of(code, word, scratch):
    """As ctypes would give it; scratch is one of its type."""
    if code in REALS:
        return struct.unpack('<d', struct.pack('<q', word))[0]
    scratch.value = bytes([word & 0xff]) if code == 'c' else chr(word) if code == 'u' else word
    return scratch.value


class Cells:
    """The world's cells of one ctypes object."""

    def __init__(self, object, code, type, given=None):
        self.object, self.code, self.type, self.range = object, code, type, RANGES.get(code)
        self.scratch = type()
        self.given = given  # shared memory of a byte: 1 once the memory was given out; None: of a raw one
        self.given_out = given and given.create_memoryview()

    def load(self, index, memory):
        word = _mplab.load(self.object, index)
        if self.given_out and not self.given_out[0]:
            return word if self.range else value_of(self.code, word, self.scratch)
        if self.given_out:
            outside.mingles()
        return memory[index] if isinstance(memory, ctypes.Array) else memory.value

    def fitted(self, value):
        """Wrapped as C does; TypeError as ctypes raises it."""
        if value.__class__ is int and self.range and self.range[0] <= value <= self.range[1]:
            return value
        self.scratch.value = value
        return self.scratch.value

    def store(self, index, value):
        _mplab.store(self.object, index, value if self.range else word_of(self.code, value))

    def __reduce__(self):
        return Cells, (self.object, self.code, self.type, self.given)


def element_of(obj):
    return obj._type_ if isinstance(obj, ctypes.Array) else type(obj)


def can_have(obj):
    return element_of(obj) in CODES


def _byte():
    given = heap.BufferWrapper(1)
    given.create_memoryview()[0] = 0
    return given


def cells_of(obj, lock):
    """lock: the number of the lock that each access takes; None: a raw one."""
    array, type = isinstance(obj, ctypes.Array), element_of(obj)
    if lock is None:
        kind = _mplab.KIND_RAWARRAY if array else _mplab.KIND_RAWVALUE
    else:
        kind = _mplab.KIND_ARRAY if array else _mplab.KIND_VALUE
    count, code = len(obj) if array else 1, CODES[type]
    number = frames.new(kind, lock=-1 if lock is None else lock, typecode=ord(code), count=count)
    for i in range(count):
        value = obj[i] if array else obj.value
        if value:
            _mplab.begins(number, i, word_of(code, value))
    return Cells(number, code, type, None if lock is None else _byte())


def index_in(obj, i, no_index):
    """Of an element, checked; errors as ctypes says them."""
    if not hasattr(i, '__index__'):
        raise TypeError(no_index)
    i = i.__index__()
    at = i + len(obj) if i < 0 else i
    if not 0 <= at < len(obj):
        raise IndexError('invalid index')
    return at


# ---- with a lock ----

class _GivesOut:
    def get_obj(self):
        self._cells.given_out[0] = 1
        outside.mingles()
        return super().get_obj()


def _again(number, obj, lock, cells):
    return (Synchronized, SynchronizedArray, SynchronizedString)[number](obj, lock, None, cells)


@frames.stands_for(sharedctypes.Synchronized)
class Synchronized(_GivesOut, sharedctypes.SynchronizedBase):
    NUMBER = 0

    def __init__(self, obj, lock=None, ctx=None, cells=None):
        sharedctypes.SynchronizedBase.__init__(self, obj, lock, ctx)
        self._cells = cells or cells_of(obj, self._lock._semlock.handle)

    @property
    def value(self):
        return self._cells.load(0, self._obj)

    @value.setter
    def value(self, value):
        value = self._cells.fitted(value)
        self._cells.store(0, value)
        self._obj.value = value

    def __reduce__(self):
        context.assert_spawning(self)
        return _again, (self.NUMBER, self._obj, self._lock, self._cells)


@frames.stands_for(sharedctypes.SynchronizedArray)
class SynchronizedArray(_GivesOut, sharedctypes.SynchronizedArray):
    NUMBER = 1

    def __init__(self, obj, lock=None, ctx=None, cells=None):
        sharedctypes.SynchronizedBase.__init__(self, obj, lock, ctx)
        self._cells = cells or cells_of(obj, self._lock._semlock.handle)

    def __getitem__(self, i):
        return _got(self._obj, self._cells, i)

    def __setitem__(self, i, value):
        _put(self._obj, self._cells, i, value)

    __getslice__ = __setslice__ = None

    def __iter__(self):
        return (self[i] for i in range(len(self._obj)))

    def __reduce__(self):
        context.assert_spawning(self)
        return _again, (self.NUMBER, self._obj, self._lock, self._cells)


def _got(memory, cells, i):
    if not isinstance(i, slice):
        return cells.load(index_in(memory, i, 'indices must be integers'), memory)
    found = [cells.load(at, memory) for at in range(*i.indices(len(memory)))]
    return b''.join(found) if cells.code == 'c' else ''.join(found) if cells.code == 'u' else found


def _put(memory, cells, i, value):
    if isinstance(i, slice):
        _set_slice(memory, cells, i, value)
    else:
        _set_item(memory, cells, index_in(memory, i, 'indices must be integer'), value)


def _set_item(memory, cells, at, value):
    value = cells.fitted(value)
    cells.store(at, value)
    memory[at] = value


def _set_slice(memory, cells, i, values):
    places = range(*i.indices(len(memory)))
    if not hasattr(values, '__len__'):
        raise ValueError('Can only assign sequence of same size')
    values = [bytes([v]) for v in values] if cells.code == 'c' and isinstance(values, bytes) else list(values)
    if len(places) != len(values):
        raise ValueError('Can only assign sequence of same size')
    for at, value in zip(places, values):
        _set_item(memory, cells, at, value)


_synchronized = sharedctypes.synchronized


def synchronized(obj, lock=None, ctx=None):
    if not can_have(obj):
        outside.mingles()
        return _synchronized(obj, lock, ctx)
    if isinstance(obj, ctypes.Array):
        return (SynchronizedString if obj._type_ is ctypes.c_char else SynchronizedArray)(obj, lock, ctx)
    return Synchronized(obj, lock, ctx)


@frames.stands_for(sharedctypes.SynchronizedString)
class SynchronizedString(SynchronizedArray):
    """An Array of characters has its text, too."""

    NUMBER = 2

    def _text(self):
        return b''.join(self._cells.load(i, self._obj) for i in range(len(self._obj)))

    @property
    def value(self):
        return self._text().partition(b'\0')[0]

    @value.setter
    def value(self, value):
        if not isinstance(value, bytes):
            raise TypeError('bytes expected instead of %s instance' % type(value).__name__)
        if len(value) > len(self._obj):
            raise ValueError('byte string too long')
        for i, byte in enumerate(value[:len(self._obj)]):
            _set_item(self._obj, self._cells, i, bytes([byte]))
        if len(value) < len(self._obj):
            _set_item(self._obj, self._cells, len(value), b'\0')

    @property
    def raw(self):
        return self._text()

    @raw.setter
    def raw(self, value):
        for i, byte in enumerate(value):
            _set_item(self._obj, self._cells, i, bytes([byte]))


# ---- without ----

_traced = {}  # a ctypes type → the one whose accesses are steps


def _get_value(self):
    return self._cells.load(0, self._memory)


def _set_value(self, value):
    value = self._cells.fitted(value)
    self._cells.store(0, value)
    self._memory.value = value


def _get_item(self, i):
    return _got(self._memory, self._cells, i)


def _put_item(self, i, value):
    _put(self._memory, self._cells, i, value)


def _represent(self):
    return '%s(%r)' % (type(self).__name__, self.value)


def _iterate(self):
    return (self[i] for i in range(len(self)))


def traced(obj, cells=None):
    """The same memory, as a type whose accesses are steps."""
    if not can_have(obj) or (isinstance(obj, ctypes.Array) and obj._type_ is ctypes.c_char):
        outside.mingles()
        return obj
    outside.may_be_looked_into()
    plain = type(obj)
    type_ = _traced.get(plain)
    if type_ is None:
        if isinstance(obj, ctypes.Array):
            added = {'__getitem__': _get_item, '__setitem__': _put_item, '__iter__': _iterate}
        else:
            added = {'value': property(_get_value, _set_value), '__repr__': _represent}
        type_ = _traced[plain] = type(plain.__name__, (plain,), added)
        reduction.ForkingPickler.register(type_, _reduce_traced)
    made = type_.from_buffer(obj._wrapper.create_memoryview())
    made._wrapper, made._memory = obj._wrapper, obj
    made._cells = cells or cells_of(obj, None)
    return made


def _reduce_traced(made):
    kind, arguments = sharedctypes.reduce_ctype(made._memory)
    return _retraced, arguments + (made._cells,)


def _retraced(type_, wrapper, length, cells):
    return traced(sharedctypes.rebuild_ctype(type_, wrapper, length), cells)


_RawValue, _RawArray = sharedctypes.RawValue, sharedctypes.RawArray


def raw_value(typecode_or_type, *args):
    return traced(_RawValue(typecode_or_type, *args))


def raw_array(typecode_or_type, size_or_initializer):
    return traced(_RawArray(typecode_or_type, size_or_initializer))


def _with_lock(obj, lock, ctx):
    own = lock in (True, None)
    if own:
        ctx = ctx or sharedctypes.get_context()
        lock = ctx.RLock()
    if not hasattr(lock, 'acquire'):
        raise AttributeError("%r has no method 'acquire'" % lock)
    made = synchronized(obj, lock, ctx=ctx)
    if own and hasattr(made, '_cells'):
        _mplab.owns(made._cells.object, lock._semlock.handle)
    return made


def value(typecode_or_type, *args, lock=True, ctx=None):
    obj = _RawValue(typecode_or_type, *args)
    return traced(obj) if lock is False else _with_lock(obj, lock, ctx)


def array(typecode_or_type, size_or_initializer, *, lock=True, ctx=None):
    obj = _RawArray(typecode_or_type, size_or_initializer)
    return traced(obj) if lock is False else _with_lock(obj, lock, ctx)


def install():
    sharedctypes.synchronized = synchronized
    sharedctypes.RawValue, sharedctypes.RawArray = raw_value, raw_array
    sharedctypes.Value, sharedctypes.Array = value, array
