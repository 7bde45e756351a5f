# ctypes: structures and arrays. The simple types and arrays of them are natives.
#
# A structure keeps for each field an object of the field's type, and so does an array of structures or of arrays:
# private ones of its own, or cells of the world. storage() makes them; whoever shares (multiprocessing/sharedctypes.py)
# hands it the maker of the cells.
import _lang


_SimpleCData = c_int.__mro__[1]
_PyCSimpleType = type(c_int)
_made = {}         # (kind, length): the class kind * length
_sizes = _sizeof


def _array_type(kind, length):
    if not isinstance(length, int):
        raise TypeError(f"can't multiply sequence by non-int of type '{type(length).__name__}'")
    if length < 0:
        raise ValueError('Array length must be >= 0, not %d' % length)
    if (kind, length) not in _made:
        base = Array if issubclass(kind, _SimpleCData) else _ObjectArray
        body = {'_type_': kind, '_length_': length, '__module__': _lang.caller() or '__main__'}
        _made[kind, length] = _PyCArrayType(f'{kind.__name__}_Array_{length}', (base,), body)
    return _made[kind, length]


def _walk(array):
    for i in range(len(array)):
        yield array[i]


class _PyCArrayType(type):
    __mul__ = __rmul__ = _array_type


class _PyCStructType(type):
    __mul__ = __rmul__ = _array_type


def is_kind(kind):
    return isinstance(kind, (_PyCSimpleType, _PyCStructType, _PyCArrayType))


def is_row(kind):
    # An array of simple values.
    return isinstance(kind, _PyCArrayType) and issubclass(kind, Array)


def storage(kind, cells=None, at=''):
    # An empty object of this type. cells(of, length, at) makes shared cells, length None: one; without it they are
    # private. at: where they are in the whole, '[2].x'.
    if issubclass(kind, _SimpleCData):
        return cells(kind, None, at) if cells else kind()
    if is_row(kind):
        return cells(kind._type_, kind._length_, at) if cells else kind()
    made = kind.__new__(kind)
    if issubclass(kind, Structure):
        made._cells = {name: storage(of, cells, f'{at}.{name}') for name, of in kind._names_.items()}
        parts = list(made._cells.values())
    else:
        made._items = parts = [storage(kind._type_, cells, f'{at}[{i}]') for i in range(kind._length_)]
    if cells and parts:
        made._shared = getattr(parts[0], '_shared', parts[0])
    return made


def read(kind, cell):
    if issubclass(kind, _SimpleCData):
        return cell.value
    return cell.value if is_row(kind) and kind._type_ is c_char else cell


def write(kind, cell, value):
    if issubclass(kind, _SimpleCData):
        cell.value = value.value if type(value) is kind else value
    elif is_row(kind) and kind._type_ is c_char and not isinstance(value, Array):
        if not isinstance(value, bytes):
            raise TypeError(f'expected bytes, {type(value).__name__} found')
        if len(value) > kind._length_:
            raise ValueError(f'bytes too long ({len(value)}, maximum length {kind._length_})')
        cell.value = value
    elif isinstance(value, tuple):
        try:
            made = kind(*value)
        except Exception as e:
            raise RuntimeError(f'({kind.__name__}) {type(e).__name__}: {e}') from None
        write(kind, cell, made)
    elif isinstance(value, kind) and issubclass(kind, Structure):
        for name, of in kind._names_.items():
            write(of, cell._cells[name],
                  value._cells[name] if issubclass(of, (Structure, _ObjectArray)) else read(of, value._cells[name]))
    elif isinstance(value, (Array, _ObjectArray)) and value._type_ is kind._type_ and value._length_ == kind._length_:
        cell[:] = value[:]
    else:
        raise TypeError(f'expected {kind.__name__} instance, got {type(value).__name__}')


class _ObjectArray:
    # An array of structures or of arrays.
    def __init__(self, *values):
        if '_items' not in self.__dict__:
            self._items = [storage(self._type_) for i in range(self._length_)]
        if len(values) > self._length_:
            raise IndexError('invalid index')
        for i in range(len(values)):
            self[i] = values[i]

    def __len__(self):
        return self._length_

    def _place(self, i, wrong):
        if not isinstance(i, int):
            raise TypeError(wrong)
        if not -self._length_ <= i < self._length_:
            raise IndexError('invalid index')
        return self._items[i]

    def __getitem__(self, i):
        if isinstance(i, slice):
            return [read(self._type_, cell) for cell in self._items[i]]
        return read(self._type_, self._place(i, 'indices must be integers'))

    def __setitem__(self, i, value):
        if not isinstance(i, slice):
            write(self._type_, self._place(i, 'indices must be integer'), value)
            return
        cells = self._items[i]
        if len(cells) != len(value):
            raise ValueError('Can only assign sequence of same size')
        for cell, item in zip(cells, value):
            write(self._type_, cell, item)


def _field(name, kind):
    def get(self):
        return read(kind, self._cells[name])

    def put(self, value):
        write(kind, self._cells[name], value)
    return property(get, put)


class Structure(metaclass=_PyCStructType):
    _fields_ = ()
    _names_ = {}

    def __init_subclass__(cls, **keywords):
        super().__init_subclass__(**keywords)
        cls._names_ = dict(getattr(cls.__mro__[1], '_names_', {}))
        for name, kind, *bits in cls.__dict__.get('_fields_', ()):
            if not is_kind(kind):
                raise TypeError('second item in _fields_ tuple (index %d) must be a C type' % len(cls._names_))
            if bits:
                raise NotImplementedError(f'mplab: field {name!r}: a field of a Structure has no width in bits')
            cls._names_[name] = kind
            setattr(cls, name, _field(name, kind))

    def __init__(self, *args, **keywords):
        if '_cells' not in self.__dict__:
            self._cells = {name: storage(kind) for name, kind in self._names_.items()}
        if len(args) > len(self._names_):
            raise TypeError('too many initializers')
        for name, value in zip(self._names_, args):
            if name in keywords:
                raise TypeError(f'duplicate values for field {name!r}')
            setattr(self, name, value)
        for name, value in keywords.items():
            setattr(self, name, value)


class Union:
    def __init_subclass__(cls, **keywords):
        raise NotImplementedError('mplab: ctypes.Union is not there: use a Structure')


def alignment(kind):
    kind = kind if isinstance(kind, type) else type(kind)
    if issubclass(kind, Structure):
        return max([alignment(of) for of in kind._names_.values()], default=1)
    return alignment(kind._type_) if issubclass(kind, (Array, _ObjectArray)) else _sizes(kind)


def sizeof(kind):
    if isinstance(kind, (Array, _ObjectArray)):
        return sizeof(kind._type_) * kind._length_
    kind = kind if isinstance(kind, type) else type(kind)
    if issubclass(kind, Structure):
        at, packed = 0, getattr(kind, '_pack_', 0)
        for of in kind._names_.values():
            step = min(alignment(of), packed or 16)
            at = (at + step - 1) // step * step + sizeof(of)
        step = min(alignment(kind), packed or 16)
        return (at + step - 1) // step * step
    if issubclass(kind, (Array, _ObjectArray)):
        return sizeof(kind._type_) * kind._length_
    return _sizes(kind)


for _thing in (_PyCArrayType, _PyCStructType, Structure):
    _thing.__module__ = '_ctypes'
    _thing.__name__ = _thing.__qualname__ = _thing.__name__.lstrip('_')
