# What the machine does in Python: the slow paths of operators and text, where a method of the program's must run; those
# of iteration, containers and annotations are in the files beside this one, in the same namespace. A function whose
# name begins with _ is called by the machine or by a builtin in C; the others are builtins themselves.
# Numbers of operators are those of BinOp, UnaryOp and CmpOp in engine/lang/syntax/ast.h. These frames do not show in
# tracebacks.

_NAMES = ('add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'pow', 'matmul', 'lshift', 'rshift', 'and', 'or', 'xor')
_FORWARD = tuple(['__' + _n + '__' for _n in _NAMES])
_REFLECTED = tuple(['__r' + _n + '__' for _n in _NAMES])
_IN_PLACE = tuple(['__i' + _n + '__' for _n in _NAMES])
_UNARY = ('__neg__', '__pos__', '__invert__')
_COMPARE = ('__lt__', '__le__', '__eq__', '__ne__', '__gt__', '__ge__')
_SWAPPED = ('__gt__', '__ge__', '__eq__', '__ne__', '__lt__', '__le__')
_object_ne = _method(object, '__ne__')


# ---- operators ----

def _blocked(*args):
    # An operator that is None.
    raise TypeError("'NoneType' object is not callable")


def _binary(op, in_place, a, b):
    ta, tb = type(a), type(b)
    if in_place:
        f = _operator(ta, _IN_PLACE[op])
        if f is not None:
            r = f(a, b)
            if r is not NotImplemented:
                return r
    f = _operator(ta, _FORWARD[op])
    g = None
    if ta is not tb:
        g = _operator(tb, _REFLECTED[op])
        if g is not None and issubclass(tb, ta) and g is not _operator(ta, _REFLECTED[op]):
            r = g(b, a)
            if r is not NotImplemented:
                return r
            g = None
    if f is not None:
        r = f(a, b)
        if r is not NotImplemented:
            return r
    if g is not None:
        r = g(b, a)
        if r is not NotImplemented:
            return r
    if op == 11 and _may_unite(a) and _may_unite(b) and not (a is None and b is None):
        return _united([a, b])
    if op == 2:
        for sequence, times in ((a, b), (b, a)):
            if _is_sequence(sequence) and _method(type(times), '__index__') is not None:
                return _plain_binary(op, in_place and sequence is a, sequence, _index(times))
    if op == 0 and isinstance(a, (bytes, bytearray)) and hasattr(type(b), 'tobytes'):
        return _plain_binary(op, in_place, a, b.tobytes())
    _binary_error(op, in_place, a, b)


def _is_sequence(v):
    return isinstance(v, (list, tuple, str, bytes, bytearray)) or _plain_len(v) is not None and hasattr(v, 'popleft')


def _unary(op, a):
    f = _operator(type(a), _UNARY[op])
    if f is None:
        _unary_error(op, a)
    return f(a)


def _divmod(a, b):
    r = NotImplemented
    f = _method(type(b), '__rdivmod__')
    first = type(b) is not type(a) and issubclass(type(b), type(a)) and f is not None
    if first and f is not _method(type(a), '__rdivmod__'):
        r = f(b, a)
    f = _method(type(a), '__divmod__')
    if r is NotImplemented and f is not None:
        r = f(a, b)
    if r is NotImplemented:
        f = _method(type(b), '__rdivmod__')
        r = NotImplemented if f is None else f(b, a)
    if r is NotImplemented:
        raise TypeError(f"unsupported operand type(s) for divmod(): '{_kind_name(a)}' and '{_kind_name(b)}'")
    return r


def _pow3(a, b, modulus):
    f = _method(type(a), '__pow__')
    r = NotImplemented if f is None else f(a, b, modulus)
    if r is NotImplemented:
        raise TypeError(f"unsupported operand type(s) for ** or pow(): '{_kind_name(a)}', '{_kind_name(b)}', "
                        f"'{_kind_name(modulus)}'")
    return r


def _ask(t, name, a, b):
    # One side of a comparison. An __ne__ that is object's own is __eq__ the other way round.
    f = _operator(t, name)
    if f is None:
        return NotImplemented
    if f is _object_ne:
        r = _operator(t, '__eq__')(a, b)
        return r if r is NotImplemented else not r
    return f(a, b)


def _not_equal(a, b):
    r = _operator(type(a), '__eq__')(a, b)
    return r if r is NotImplemented else not r


def _compare(op, a, b):
    ta, tb = type(a), type(b)
    later = True
    if ta is not tb and issubclass(tb, ta):
        later = False
        r = _ask(tb, _SWAPPED[op], b, a)
        if r is not NotImplemented:
            return r
    r = _ask(ta, _COMPARE[op], a, b)
    if r is not NotImplemented:
        return r
    if later:
        r = _ask(tb, _SWAPPED[op], b, a)
        if r is not NotImplemented:
            return r
    if _is_set_like(a) and _is_set_like(b):
        return _compare_containers(op, a, b)
    if op == 2:
        return a is b
    if op == 3:
        return a is not b
    _compare_error(op, a, b)


def _apply(op, a, b):
    if op == 0:
        return a < b
    if op == 1:
        return a <= b
    if op == 2:
        return a == b
    if op == 3:
        return a != b
    if op == 4:
        return a > b
    return a >= b


# ---- truth, containment, hash, length ----

def _truth(v):
    f = _operator(type(v), '__bool__')
    if f is not None:
        r = f(v)
        if r is True or r is False:
            return r
        raise TypeError(f'__bool__ should return bool, returned {_kind_name(r)}')
    if _operator(type(v), '__len__') is not None:
        return _len(v) != 0
    return True


def _contains(container, item):
    if isinstance(container, (bytes, bytearray)) and hasattr(item, '_put_bytes'):
        return _in_bytes(item) in container
    f = _operator(type(container), '__contains__')
    if f is _blocked:
        raise TypeError(f"'{_kind_name(container)}' object is not a container")
    if f is not None:
        return True if f(container, item) else False
    if not _iterable(container):
        raise TypeError(f"argument of type '{_kind_name(container)}' is not iterable")
    for x in container:
        if x is item or x == item:
            return True
    return False


def _contains_bare(container, item):
    if isinstance(container, (dict, set, frozenset)):
        return _find(container, item)[0]
    for x in _plain_iter(container):
        if x is item or x == item:
            return True
    return False


def _hash_elements(v):
    return _hash_row([hash(x) for x in _plain_iter(v)])


def _hash(v):
    if type(v) is tuple:
        return _hash_elements(v)
    r = _method(type(v), '__hash__')(v)
    if not isinstance(r, int):
        raise TypeError('__hash__ method should return an integer')
    if r == -1:
        return -2
    return int(r) if -1 << 63 <= r < 1 << 63 else hash(r)


def _len(v):
    n = _operator(type(v), '__len__')(v)
    if not isinstance(n, int):
        n = _index(n)
    if n < 0:
        raise ValueError('__len__() should return >= 0')
    return int(n)


def _index(v):
    f = _operator(type(v), '__index__')
    if f is None:
        raise TypeError(f"'{_kind_name(v)}' object cannot be interpreted as an integer")
    r = f(v)
    if not isinstance(r, int):
        raise TypeError(f'__index__ returned non-int (type {_kind_name(r)})')
    return r


def _to_int(v):
    for name in ('__int__', '__index__', '__trunc__'):
        f = _method(type(v), name)
        if f is not None:
            r = f(v)
            if not isinstance(r, int):
                raise TypeError(f'{name} returned non-int (type {_kind_name(r)})')
            return r if type(r) is int else int.__pos__(r)


def _to_float(v):
    f = _method(type(v), '__float__')
    if f is None:
        return float(_index(v))
    r = f(v)
    if not isinstance(r, float):
        raise TypeError(f'{_kind_name(v)}.__float__ returned non-float (type {_kind_name(r)})')
    return r


def _cmath_of_own(name, args):
    # A function of cmath with numbers of the program's own classes.
    import cmath
    return getattr(cmath, name)(*[x if isinstance(x, (int, float, complex)) else complex(x) for x in args])


def _complex_part(v, first):
    f = _method(type(v), '__complex__') if first else None
    if f is not None:
        r = f(v)
        if not isinstance(r, complex):
            raise TypeError(f'__complex__ returned non-complex (type {_kind_name(r)})')
        v = r
    if isinstance(v, complex):
        return complex(v.real, v.imag)
    return v if type(v) in (int, float, bool) else _to_float(v)


def _to_complex(real, imag):
    # Of parts that are no numbers of the machine's own, or of a class of the program's.
    real = _complex_part(real, True)
    return complex(real) if imag is None else complex(real, _complex_part(imag, False))


def _math_of_own(name, args):
    # A function of math with numbers of the program's own classes.
    import math
    if name in ('floor', 'ceil', 'trunc'):
        f = _method(type(args[0]), '__' + name + '__')
        if f is not None:
            return f(args[0])
        if name == 'trunc':
            raise TypeError(f'type {_kind_name(args[0])} doesn\'t define __trunc__ method')
    numbers = [x if isinstance(x, (int, float)) or _method(type(x), '__float__') is None
               and _method(type(x), '__index__') is None else _to_float(x) for x in args]
    for x in numbers:
        if not isinstance(x, (int, float)):
            raise TypeError(f'must be real number, not {_kind_name(x)}')
    return getattr(math, name)(*numbers)


# ---- text ----

def _repr(v):
    r = _operator(type(v), '__repr__')(v)
    if not isinstance(r, str):
        raise TypeError(f'__repr__ returned non-string (type {_kind_name(r)})')
    return r


def _str(v):
    r = _operator(type(v), '__str__')(v)
    if not isinstance(r, str):
        raise TypeError(f'__str__ returned non-string (type {_kind_name(r)})')
    return r


_showing = []  # the containers whose repr is being made, innermost last


def _repr_parts(v):
    if isinstance(v, dict):
        parts = []
        entry = _entry(v, 0)
        while entry is not None:  # what a repr of the program's does to the dict is seen
            at, k, x = entry
            parts.append(repr(k) + ': ' + repr(x))
            entry = _entry(v, at)
        return '{' + ', '.join(parts) + '}'
    values = v if isinstance(v,
                             (list, tuple)) else [x for x in _plain_iter(v)]  # a set's and a deque's are taken at once
    parts = ', '.join([repr(x) for x in _plain_iter(values)])
    if isinstance(v, list):
        return '[' + parts + ']'
    if isinstance(v, tuple):
        return '(' + parts + (',)' if len(v) == 1 else ')')
    if isinstance(v, (set, frozenset)):
        if type(v) is set:
            return '{' + parts + '}' if parts else 'set()'
        return type(v).__name__ + ('({' + parts + '})' if parts else '()')
    maxlen = getattr(v, 'maxlen', None)
    return type(v).__name__ + '([' + parts + ('])' if maxlen is None else f'], maxlen={maxlen})')


def _repr_kind(v):
    if isinstance(v, BaseException):
        return type(v).__name__ + (repr(v.args) if len(v.args) != 1 else '(' + repr(v.args[0]) + ')')
    if isinstance(v, slice):
        return f'slice({v.start!r}, {v.stop!r}, {v.step!r})'
    if hasattr(v, '__self__') and hasattr(v, '__func__'):
        return f'<bound method {_name(v)} of {v.__self__!r}>'
    for other in _showing:
        if other is v:
            if isinstance(v, (set, frozenset)):
                return type(v).__name__ + '(...)'
            return ('{...}' if isinstance(v, dict) else '(...)' if isinstance(v, tuple) else '[...]'
                    if isinstance(v, list) else '...')
    _showing.append(v)
    try:
        return _repr_parts(v)
    finally:
        _showing.pop()


def _ascii(v):
    return _ascii_of(repr(v))


def _exception_str(e):
    if len(e.args) == 1:
        return repr(e.args[0]) if isinstance(e, KeyError) else str(e.args[0])
    return str(e.args) if e.args else ''


def _format(v, spec, conversion):
    if conversion:
        v = str(v) if conversion == 1 else repr(v) if conversion == 2 else ascii(v)
        return format(v, spec)
    return _format_slow(v, spec)


def _format_slow(v, spec):
    f = _method(type(v), '__format__')
    if not _is_function(f) and spec == '':
        return str(v)
    r = f(v, spec)
    if not isinstance(r, str):
        raise TypeError(f'__format__ must return a str, not {_kind_name(r)}')
    return r


def _retry(step, *args):
    # A native that asks: each tuple it returns is a call to make, whose answer it gets when it is called again.
    answers = []
    while True:
        r = step(answers, *args)
        if type(r) is not tuple:
            return r
        answers.append(r[0](*r[1:]))


def _item(o, key):
    return o[key]


def _join(text, parts):
    return text.join([x for x in parts])


def _translate(text, table):
    out = []
    for c in text:
        try:
            to = table[ord(c)]
        except LookupError:
            out.append(c)
            continue
        if isinstance(to, int):
            to = chr(to)
        if to is not None:
            out.append(to)
    return ''.join(out)


def _bytes(source):
    f = _method(type(source), '__bytes__')
    if f is None:
        if _method(type(source), '__index__') is not None:
            return bytes(_index(source))
        return bytes([x if isinstance(x, int) else _index(x) for x in source])
    r = f(source)
    if not isinstance(r, bytes):
        raise TypeError(f'__bytes__ returned non-bytes (type {_kind_name(r)})')
    return r


def _bytearray_init(array, source):
    array[:] = _bytes(source)


def _bytearray_extend(array, source):
    array.extend([x for x in source])


def _print(file, text, flush):
    file.write(text)
    if flush:
        file.flush()


def _print_slow(values, sep, end, file, flush, pieces):
    sep = ' ' if sep is None else sep
    end = '\n' if end is None else end
    if not pieces:
        return _print(file, sep.join([str(v) for v in values]) + end, flush)
    first = True
    for v in values:
        if not first:
            file.write(sep)
        first = False
        file.write(str(v))
    file.write(end)
    if flush:
        file.flush()


# ---- objects and classes ----

def _getattr(o, name, default):
    try:
        return getattr(o, name)
    except AttributeError:
        return default


def _hasattr(o, name):
    try:
        getattr(o, name)
    except AttributeError:
        return False
    return True


def _isinstance(o, what):
    if isinstance(what, tuple):
        for t in what:
            if isinstance(o, t):
                return True
        return False
    return True if _method(type(what), '__instancecheck__')(what, o) else False


def _isinstance_said(o, what):
    # Its class says that it is another.
    said = o.__class__
    return isinstance(said, type) and issubclass(said, what)


def _issubclass(cls, what):
    if isinstance(what, tuple):
        for t in what:
            if issubclass(cls, t):
                return True
        return False
    return True if _method(type(what), '__subclasscheck__')(what, cls) else False


def _dir(o):
    return sorted(_method(type(o), '__dir__')(o))


def exit(code=None):
    raise SystemExit(code)


quit = exit


def _pickler(name, *args):
    # Pickling that needs Python: _pickler.py's function of that name.
    import _pickler
    return getattr(_pickler, name)(*args)
