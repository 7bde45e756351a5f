# struct: numbers as bytes and back.
from math import frexp as _frexp, ldexp as _ldexp, isinf as _isinf, isnan as _isnan, copysign as _copysign


class error(Exception):
    pass


# code: (size, native size, signed or None)
_CODES = {'x': (1, 1, None), 'c': (1, 1, None), 'b': (1, 1, True), 'B': (1, 1, False), '?': (1, 1, None),
          'h': (2, 2, True), 'H': (2, 2, False), 'i': (4, 4, True), 'I': (4, 4, False), 'l': (4, 8, True),
          'L': (4, 8, False), 'q': (8, 8, True), 'Q': (8, 8, False), 'n': (8, 8, True), 'N': (8, 8, False),
          'P': (8, 8, False), 'e': (2, 2, None), 'f': (4, 4, None), 'd': (8, 8, None), 's': (1, 1, None),
          'p': (1, 1, None)}


_PARTS = {'e': (10, 5), 'f': (23, 8), 'd': (52, 11)}  # bits of mantissa and exponent


def _parse(fmt):
    # ('little' or 'big', [(code, count, offset)], total size)
    if isinstance(fmt, bytes):
        fmt = fmt.decode()
    native = not fmt or fmt[0] not in '=<>!'
    order = 'big' if fmt and fmt[0] in '>!' else 'little'
    if fmt and fmt[0] in '@=<>!':
        fmt = fmt[1:]
    fields = []
    size, count = 0, ''
    for c in fmt:
        if c.isdigit():
            count += c
            continue
        if c.isspace():
            continue
        if c not in _CODES:
            raise error('bad char in struct format')
        one = _CODES[c][1] if native else _CODES[c][0]
        if native and size % one:
            size += one - size % one
        n = int(count) if count else 1
        count = ''
        fields.append((c, n, size, one))
        size += n * one
    if count:
        raise error('repeat count given without format specifier')
    return order, fields, size


def calcsize(fmt):
    return _parse(fmt)[2]


def _float_bits(x, mantissa_bits, exponent_bits):
    bias = (1 << exponent_bits - 1) - 1
    sign = (1 if _copysign(1.0, x) < 0 else 0) << mantissa_bits + exponent_bits
    top = ((1 << exponent_bits) - 1) << mantissa_bits
    if _isnan(x):
        return sign | top | 1 << mantissa_bits - 1
    if _isinf(x):
        return sign | top
    if x == 0:
        return sign
    m, e = _frexp(abs(x))
    e += bias - 1
    scale = mantissa_bits + 1 if e > 0 else mantissa_bits + e
    whole = round(_ldexp(m, scale))
    if e > 0:
        whole += (e - 1) << mantissa_bits
    if whole >= top:
        raise OverflowError(f"float too large to pack with {'e' if exponent_bits == 5 else 'f'} format")
    return sign | whole


def _bits_float(bits, mantissa_bits, exponent_bits):
    bias = (1 << exponent_bits - 1) - 1
    sign = -1.0 if bits >> mantissa_bits + exponent_bits else 1.0
    e = bits >> mantissa_bits & (1 << exponent_bits) - 1
    m = bits & (1 << mantissa_bits) - 1
    if e == (1 << exponent_bits) - 1:
        return float('nan') if m else sign * float('inf')
    if e == 0:
        return sign * _ldexp(float(m), 1 - bias - mantissa_bits)
    return sign * _ldexp(float(m | 1 << mantissa_bits), e - bias - mantissa_bits)


def _whole(code, v, size, signed, order):
    if not isinstance(v, int):
        if not hasattr(v, '__index__'):
            raise error('required argument is not an integer')
        v = v.__index__()
    low, high = (-(1 << size * 8 - 1), (1 << size * 8 - 1) - 1) if signed else (0, (1 << size * 8) - 1)
    if not low <= v <= high:
        name = {'b': 'byte', 'B': 'ubyte', 'h': 'short', 'H': 'ushort'}.get(code)
        raise error(f'{name} format requires {low} <= number <= {high}' if name
                    else f"'{code}' format requires {low} <= number <= {high}")
    return v.to_bytes(size, order, signed=signed)


def _one(code, v, size, order):
    if code == '?':
        return b'\1' if v else b'\0'
    if code == 'c':
        if not isinstance(v, (bytes, bytearray)) or len(v) != 1:
            raise error('char format requires a bytes object of length 1')
        return bytes(v)
    if code in _PARTS:
        if not isinstance(v, (int, float)) and not hasattr(v, '__float__'):
            raise error('required argument is not a float')
        return _float_bits(float(v), *_PARTS[code]).to_bytes(size, order)
    return _whole(code, v, size, _CODES[code][2], order)


def pack(fmt, *values):
    order, fields, size = _parse(fmt)
    wanted = sum([0 if c == 'x' else 1 if c in 'sp' else n for c, n, _, _ in fields])
    if wanted != len(values):
        raise error(f'pack expected {wanted} items for packing (got {len(values)})')
    out = bytearray(size)
    rest = iter(values)
    for code, n, at, one in fields:
        if code == 'x':
            continue
        if code in 'sp':
            v = next(rest)
            if not isinstance(v, (bytes, bytearray)):
                raise error(f"argument for '{code}' must be a bytes object")
            if code == 'p':
                v = bytes([min(len(v), max(n - 1, 0), 255)]) + v[:max(n - 1, 0)]
            v = v[:n]
            out[at:at + len(v)] = v
            continue
        for i in range(n):
            out[at + i * one:at + (i + 1) * one] = _one(code, next(rest), one, order)
    return bytes(out)


def _read(code, data, order):
    if code == '?':
        return data != b'\0'
    if code == 'c':
        return data
    if code in _PARTS:
        return _bits_float(int.from_bytes(data, order), *_PARTS[code])
    return int.from_bytes(data, order, signed=_CODES[code][2])


def _bytes_of(buffer):
    return buffer.tobytes() if hasattr(buffer, '_put_bytes') else buffer


def unpack(fmt, buffer):
    buffer = _bytes_of(buffer)
    order, fields, size = _parse(fmt)
    if len(buffer) != size:
        raise error(f'unpack requires a buffer of {size} bytes')
    values = []
    for code, n, at, one in fields:
        if code == 's':
            values.append(bytes(buffer[at:at + n]))
        elif code == 'p':
            values.append(bytes(buffer[at + 1:at + 1 + min(buffer[at], n - 1)]))
        elif code != 'x':
            for i in range(n):
                values.append(_read(code, bytes(buffer[at + i * one:at + (i + 1) * one]), order))
    return tuple(values)


def _place(buffer, offset, size, what):
    if offset < 0:
        if offset + size > 0:
            raise error(f'{what} {size} bytes at offset {offset}')
        if offset + len(buffer) < 0:
            raise error(f'offset {offset} out of range for {len(buffer)}-byte buffer')
        offset += len(buffer)
    return offset


def unpack_from(fmt, buffer, offset=0):
    buffer = _bytes_of(buffer)
    size = calcsize(fmt)
    offset = _place(buffer, offset, size, 'not enough data to unpack')
    if len(buffer) - offset < size:
        raise error(f'unpack_from requires a buffer of at least {offset + size} bytes for unpacking {size} bytes at '
                    f'offset {offset} (actual buffer size is {len(buffer)})')
    return unpack(fmt, buffer[offset:offset + size])


def pack_into(fmt, buffer, offset, *values):
    if hasattr(buffer, '_put_bytes'):
        whole = bytearray(buffer.tobytes())
        pack_into(fmt, whole, offset, *values)
        return buffer._put_bytes(0, whole)
    data = pack(fmt, *values)
    offset = _place(buffer, offset, len(data), 'no space to pack')
    if len(buffer) - offset < len(data):
        raise error(f'pack_into requires a buffer of at least {offset + len(data)} bytes for packing {len(data)} bytes '
                    f'at offset {offset} (actual buffer size is {len(buffer)})')
    buffer[offset:offset + len(data)] = data


def iter_unpack(fmt, buffer):
    buffer = _bytes_of(buffer)
    size = calcsize(fmt)
    if not size:
        raise error('cannot iteratively unpack with a struct of length 0')
    if len(buffer) % size:
        raise error(f'iterative unpacking requires a buffer of a multiple of {size} bytes')
    return _rows(fmt, buffer, size)


def _rows(fmt, buffer, size):
    for at in range(0, len(buffer), size):
        yield unpack(fmt, buffer[at:at + size])


class Struct:
    def __init__(self, format):
        self.format = format.decode() if isinstance(format, bytes) else format
        self.size = calcsize(format)

    def pack(self, *values):
        return pack(self.format, *values)

    def unpack(self, buffer):
        return unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def pack_into(self, buffer, offset, *values):
        pack_into(self.format, buffer, offset, *values)

    def iter_unpack(self, buffer):
        return iter_unpack(self.format, buffer)
