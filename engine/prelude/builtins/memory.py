# memoryview; in the namespace of builtins. It looks into bytes, a bytearray or an array, and copies nothing.

_FORMATS = {'c': (1, None), 'b': (1, True), 'B': (1, False), '?': (1, False), 'h': (2, True), 'H': (2, False),
            'i': (4, True), 'I': (4, False), 'l': (8, True), 'L': (8, False), 'q': (8, True), 'Q': (8, False),
            'n': (8, True), 'N': (8, False), 'f': (4, None), 'd': (8, None)}


def _in_bytes(v):
    # An argument that a native takes as bytes.
    data = getattr(v, 'tobytes', None)
    return v if data is None or not hasattr(v, '_put_bytes') else data()


class memoryview:
    __slots__ = ('obj_', '_data', '_at', '_step', '_count', '_code', '_size', '_read_only', '_dims', '_hold',
                 '_shown', '_hashed', '__weakref__')

    def __new__(cls, object=_missing):
        if object is _missing:
            raise TypeError("memoryview() missing required argument 'object' (pos 1)")
        made = _object_new(cls)
        if type(object) is memoryview:
            object._check()
            made._share(object, object._at, object._step, object._count)
            return made
        if isinstance(object, (bytes, bytearray)):
            made._data, made._code, made._size, made._count = object, 'B', 1, _plain_len(object)
        elif hasattr(object, '_put_bytes'):
            made._data, made._code, made._size = object, object.typecode, object.itemsize
            made._count = len(object)
            if made._code == 'u':
                made._code = 'w'
        else:
            raise TypeError(f"memoryview: a bytes-like object is required, not '{_kind_name(object)}'")
        made._shown = made._code
        made.obj_, made._at, made._step, made._dims = object, 0, made._size, None
        made._read_only = isinstance(object, bytes)
        made._keep()
        return made

    def _share(self, other, at, step, count):
        self.obj_, self._data, self._read_only = other.obj_, other._data, other._read_only
        self._code, self._shown, self._size, self._dims = other._code, other._shown, other._size, None
        self._at, self._step, self._count = at, step, count
        self._keep()
        return self

    def _keep(self):
        self._hashed = None
        self._hold = _export(self._data, self) if isinstance(self._data, bytearray) else None

    def _check(self):
        if self._data is None:
            raise ValueError('operation forbidden on released memoryview object')

    # ---- bytes ----

    def _get(self, at, n):
        data = self._data
        if isinstance(data, (bytes, bytearray)):
            return bytes(_plain_item(data, slice(at, at + n)))
        return data._some_bytes(at, n)

    def _put(self, at, part):
        data = self._data
        if isinstance(data, bytearray):
            _plain_item(data, slice(at, at + len(part)), part)
        else:
            data._put_bytes(at, part)

    def _put_bytes(self, at, data):
        # Bytes that arrive in the middle of it.
        whole = bytearray(self.tobytes())
        whole[at:at + len(data)] = data
        for i in range(self._count):
            self._put(self._at + i * self._step, bytes(whole[i * self._size:(i + 1) * self._size]))

    def _value(self, part):
        code = self._code
        if code == 'B':
            return part[0]
        if code == 'c':
            return part
        if code == '?':
            return part != b'\0'
        if code in 'fd':
            import struct
            return struct.unpack(code, part)[0]
        if code not in _FORMATS:
            raise NotImplementedError(f'memoryview: unsupported format {code}')
        return int.from_bytes(part, 'little', signed=_FORMATS[code][1])

    def _part(self, value):
        code = self._code
        if code == 'c':
            if not isinstance(value, bytes):
                raise TypeError("memoryview: invalid type for format 'c'")
            if len(value) != 1:
                raise ValueError("memoryview: invalid value for format 'c'")
            return value
        if code == '?':
            return b'\1' if value else b'\0'
        if code in 'fd':
            import struct
            if not isinstance(value, (int, float)) and _method(type(value), '__float__') is None:
                raise TypeError(f"memoryview: invalid type for format '{code}'")
            return struct.pack(code, value)
        if code not in _FORMATS:
            raise NotImplementedError(f'memoryview: unsupported format {code}')
        if not isinstance(value, int):
            if _method(type(value), '__index__') is None:
                raise TypeError(f"memoryview: invalid type for format '{code}'")
            value = _index(value)
        try:
            return int(value).to_bytes(self._size, 'little', signed=_FORMATS[code][1])
        except OverflowError:
            raise ValueError(f"memoryview: invalid value for format '{code}'") from None

    # ---- what it is ----

    @property
    def obj(self):
        self._check()
        return self.obj_

    @property
    def nbytes(self):
        self._check()
        return self._count * self._size

    @property
    def readonly(self):
        self._check()
        return self._read_only

    @property
    def format(self):
        self._check()
        return self._shown

    @property
    def itemsize(self):
        self._check()
        return self._size

    @property
    def ndim(self):
        self._check()
        return 1 if self._dims is None else len(self._dims)

    @property
    def shape(self):
        self._check()
        return (self._count,) if self._dims is None else self._dims

    @property
    def strides(self):
        self._check()
        if self._dims is None:
            return (self._step,)
        strides, step = [], self._size
        for n in reversed(self._dims):
            strides.insert(0, step)
            step *= n
        return tuple(strides)

    @property
    def suboffsets(self):
        self._check()
        return ()

    @property
    def c_contiguous(self):
        self._check()
        return self._step == self._size or self._count <= 1

    @property
    def f_contiguous(self):
        return self.c_contiguous and (self._dims is None or len(self._dims) == 1)

    @property
    def contiguous(self):
        return self.c_contiguous

    # ---- items ----

    def __len__(self):
        self._check()
        if self._dims is None:
            return self._count
        return self._dims[0] if self._dims else 1

    def _place(self, index):
        if isinstance(index, tuple):
            dims = self.shape
            if len(index) < len(dims):
                raise NotImplementedError('sub-views are not implemented')
            if len(index) > len(dims):
                raise TypeError(f'cannot index {len(dims)}-dimension view with {len(index)}-element tuple')
            flat = 0
            for at, (i, n) in enumerate(zip(index, dims)):
                i = _index(i)
                if not -n <= i < n:
                    raise IndexError(f'index out of bounds on dimension {at + 1}')
                flat = flat * n + (i + n if i < 0 else i)
            return self._at + flat * self._step
        if _method(type(index), '__index__') is None and not isinstance(index, int):
            raise TypeError('memoryview: invalid slice key')
        if self._dims is not None and len(self._dims) != 1:
            if not self._dims:
                raise TypeError('invalid indexing of 0-dim memory')
            raise NotImplementedError('multi-dimensional sub-views are not implemented')
        index = _index(index)
        if not -self._count <= index < self._count:
            raise IndexError('index out of bounds on dimension 1')
        return self._at + (index + self._count if index < 0 else index) * self._step

    def _sliced(self, index):
        start, stop, step = index.indices(len(self))
        made = _object_new(memoryview)
        if self._dims is not None and len(self._dims) != 1:
            if step != 1 or not self._dims:
                raise NotImplementedError('mplab: slices of several dimensions have no step')
            rows = len(range(start, stop))
            each = self._count // self._dims[0]
            made._share(self, self._at + start * each * self._step, self._step, rows * each)
            made._dims = (rows, *self._dims[1:])
            return made
        return made._share(self, self._at + start * self._step, self._step * step, len(range(start, stop, step)))

    def __getitem__(self, index):
        self._check()
        if isinstance(index, slice):
            return self._sliced(index)
        if index is ... and self._dims == ():
            return self
        if isinstance(index, int) and self._code == 'B' and self._dims is None and isinstance(self._data,
                                                                                             (bytes, bytearray)):
            if not -self._count <= index < self._count:
                raise IndexError('index out of bounds on dimension 1')
            return _plain_item(self._data, self._at + (index + self._count if index < 0 else index) * self._step)
        return self._value(self._get(self._place(index), self._size))

    def __setitem__(self, index, value):
        self._check()
        if self._read_only:
            raise TypeError('cannot modify read-only memory')
        if not isinstance(index, slice):
            part = None
            at = self._place(index)
            part = self._part(value)
            self._put(at, part)
            return
        to = self._sliced(index)
        if not isinstance(value, (bytes, bytearray)) and not hasattr(value, '_put_bytes'):
            raise TypeError(f"a bytes-like object is required, not '{_kind_name(value)}'")
        value = memoryview(value)
        if value._code != self._code or value._count != to._count:
            raise ValueError('memoryview assignment: lvalue and rvalue have different structures')
        data = value.tobytes()
        n = to._size
        if to._step == n:
            to._put(to._at, data)
        else:
            for i in range(to._count):
                to._put(to._at + i * to._step, data[i * n:(i + 1) * n])

    def __delitem__(self, index):
        raise TypeError('cannot delete memory')

    def __iter__(self):
        self._check()
        for i in range(len(self)):
            yield self[i]

    def __contains__(self, item):
        return any([x is item or x == item for x in self])

    def __reversed__(self):
        for i in range(len(self) - 1, -1, -1):
            yield self[i]

    def tolist(self):
        self._check()
        flat = [self._value(self._get(self._at + i * self._step, self._size)) for i in range(self._count)]
        if self._dims is None or len(self._dims) == 1:
            return flat
        if not self._dims:
            return flat[0]
        for n in reversed(self._dims[1:]):
            flat = [flat[i:i + n] for i in range(0, len(flat), n)]
        return flat

    # ---- copies ----

    def tobytes(self, order='C'):
        self._check()
        if order not in (None, 'C', 'F', 'A'):
            raise ValueError("order must be 'C', 'F' or 'A'")
        if self._step == self._size or not self._count:
            return self._get(self._at, self._count * self._size) if self._count else b''
        if self._size == 1 and isinstance(self._data, (bytes, bytearray)):
            stop = self._at + self._count * self._step
            return bytes(_plain_item(self._data, slice(self._at, None if stop < 0 else stop, self._step)))
        return b''.join([self._get(self._at + i * self._step, self._size) for i in range(self._count)])

    __bytes__ = tobytes

    def hex(self, *args):
        return self.tobytes().hex(*args)

    def toreadonly(self):
        self._check()
        made = _object_new(memoryview)._share(self, self._at, self._step, self._count)
        made._dims = self._dims
        made._read_only = True
        return made

    def cast(self, format, shape=None):
        self._check()
        if not isinstance(format, str):
            raise TypeError(f"cast() argument 'format' must be str, not {_kind_name(format)}")
        if not self.c_contiguous:
            raise TypeError('memoryview: casts are restricted to C-contiguous views')
        code = format[1:] if format[:1] == '@' else format
        if code not in _FORMATS:
            raise ValueError('memoryview: destination format must be a native single character format prefixed with an '
                             "optional '@'")
        size = _FORMATS[code][0]
        if self._code not in 'cbB' and code not in 'cbB':
            raise TypeError('memoryview: cannot cast between two non-byte formats')
        total = self._count * self._size
        if total % size:
            raise TypeError('memoryview: length is not a multiple of itemsize')
        made = _object_new(memoryview)._share(self, self._at, size, total // size)
        made._code, made._shown, made._size = code, format, size
        if shape is not None:
            if not isinstance(shape, (list, tuple)):
                raise TypeError('shape must be a list or a tuple')
            items = 1
            for n in shape:
                if not isinstance(n, int):
                    raise TypeError('memoryview.cast(): elements of shape must be integers')
                if n <= 0:
                    raise ValueError('memoryview.cast(): elements of shape must be integers > 0')
                items *= n
            if self.ndim != 1 and len(shape) != 1:
                raise TypeError('memoryview: cast must be 1D -> ND or ND -> 1D')
            if items * size != total:
                raise TypeError('memoryview: product(shape) * itemsize != buffer size')
            made._dims = tuple(shape)
        return made

    # ---- its end ----

    def release(self):
        self.obj_ = self._data = self._hold = None

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exc):
        self.release()

    # ---- comparing ----

    def __eq__(self, other):
        if self is other:
            return True
        if self._data is None:
            return False
        if not isinstance(other, memoryview):
            if not isinstance(other, (bytes, bytearray)) and not hasattr(other, '_put_bytes'):
                return NotImplemented
            other = memoryview(other)
        if other._data is None or self.shape != other.shape:
            return False
        if self._code == other._code and self._code not in 'fd':
            return self.tobytes() == other.tobytes()
        return self.tolist() == other.tolist()

    def __hash__(self):
        if self._hashed is None:
            self._check()
            if not self._read_only:
                raise ValueError('cannot hash writable memoryview object')
            if self._code not in 'bBc':
                raise ValueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'")
            self._hashed = hash(self.tobytes())
        return self._hashed

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle memoryview objects")

    def __repr__(self):
        return f"<{'released memory' if self._data is None else 'memory'} at {id(self):#x}>"


_object_new = object.__new__
_set_taken(memoryview, 1)
