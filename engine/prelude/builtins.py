# What the machine does in Python: the slow paths of operators, items, containers, text and iteration, where a method of the program's must
# run. A function whose name begins with _ is called by the machine or by a builtin in C; the others are builtins themselves.
# Numbers of operators are those of BinOp, UnaryOp and CmpOp in engine/lang/ast.h. These frames do not show in tracebacks.

_NAMES = ('add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'pow', 'matmul', 'lshift', 'rshift', 'and', 'or', 'xor')
_FORWARD = tuple(['__' + _n + '__' for _n in _NAMES])
_REFLECTED = tuple(['__r' + _n + '__' for _n in _NAMES])
_IN_PLACE = tuple(['__i' + _n + '__' for _n in _NAMES])
_UNARY = ('__neg__', '__pos__', '__invert__')
_COMPARE = ('__lt__', '__le__', '__eq__', '__ne__', '__gt__', '__ge__')
_SWAPPED = ('__gt__', '__ge__', '__eq__', '__ne__', '__lt__', '__le__')
_object_ne = _method(object, '__ne__')


# ---- operators ----

def _binary(op, in_place, a, b):
    ta, tb = type(a), type(b)
    if in_place:
        f = _method(ta, _IN_PLACE[op])
        if f is not None:
            r = f(a, b)
            if r is not NotImplemented:
                return r
    f = _method(ta, _FORWARD[op])
    g = None
    if ta is not tb:
        g = _method(tb, _REFLECTED[op])
        if g is not None and issubclass(tb, ta) and g is not _method(ta, _REFLECTED[op]):
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
    if op == 11 and isinstance(a, (type, _Union)) and (b is None or isinstance(b, (type, _Union))):
        return _Union(a, b)
    if op == 11 and a is None and isinstance(b, (type, _Union)):
        return _Union(a, b)
    _binary_error(op, in_place, a, b)


class _Union:
    # int | str, for isinstance and annotations.
    def __init__(self, a, b):
        parts = []
        for t in (a, b):
            parts += t.__args__ if isinstance(t, _Union) else [type(None) if t is None else t]
        self.__args__ = tuple(parts)

    def __instancecheck__(self, o):
        return isinstance(o, self.__args__)

    def __repr__(self):
        return ' | '.join(['None' if t is type(None) else t.__qualname__ for t in self.__args__])


def _unary(op, a):
    f = _method(type(a), _UNARY[op])
    if f is None:
        _unary_error(op, a)
    return f(a)


def _divmod(a, b):
    f = _method(type(a), '__divmod__')
    r = NotImplemented if f is None else f(a, b)
    if r is NotImplemented:
        f = _method(type(b), '__rdivmod__')
        r = NotImplemented if f is None else f(b, a)
    if r is NotImplemented:
        raise TypeError(f"unsupported operand type(s) for divmod(): '{type(a).__name__}' and '{type(b).__name__}'")
    return r


def _ask(t, name, a, b):
    # One side of a comparison. An __ne__ that is object's own is __eq__ the other way round.
    f = _method(t, name)
    if f is None:
        return NotImplemented
    if f is _object_ne:
        r = _method(t, '__eq__')(a, b)
        return r if r is NotImplemented else not r
    return f(a, b)


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


def _compare_rows(op, a, b):
    na, nb = _plain_len(a), _plain_len(b)
    if na != nb and (op == 2 or op == 3):
        return op == 3
    for x, y in zip(_plain_iter(a), _plain_iter(b)):
        if x is y or x == y:
            continue
        if op == 2 or op == 3:
            return op == 3
        return _apply(op, x, y)
    return _apply(op, na, nb)


def _same_dicts(a, b):
    if _plain_len(a) != _plain_len(b):
        return False
    for k in _plain_iter(a):
        found, stored, h = _find(b, k)
        if not found:
            return False
        x, y = _dict_get(a, k, None), _at(b, stored, h)
        if not (x is y or x == y):
            return False
    return True


def _holds_all(a, b):
    for k in _plain_iter(b):
        if not _find(a, k)[0]:
            return False
    return True


def _compare_sets(op, a, b):
    na, nb = _plain_len(a), _plain_len(b)
    if op == 2:
        return na == nb and _holds_all(a, b)
    if op == 3:
        return na != nb or not _holds_all(a, b)
    if op <= 1:
        return (na <= nb if op else na < nb) and _holds_all(b, a)
    return (na >= nb if op == 5 else na > nb) and _holds_all(a, b)


def _compare_containers(op, a, b):
    # As the builtin kinds do it, with elements whose own comparison is Python.
    if isinstance(a, (list, tuple)):
        return _compare_rows(op, a, b)
    if isinstance(a, dict):
        return _same_dicts(a, b) == (op == 2)
    if isinstance(a, slice):
        return _compare_rows(op, (a.start, a.stop, a.step), (b.start, b.stop, b.step))
    if not isinstance(a, (set, frozenset)):
        a = set(a)
    if not isinstance(b, (set, frozenset)):
        b = set(b)
    return _compare_sets(op, a, b)


# ---- truth, containment, hash, length ----

def _truth(v):
    f = _method(type(v), '__bool__')
    if f is not None:
        r = f(v)
        if r is True or r is False:
            return r
        raise TypeError(f'__bool__ should return bool, returned {type(r).__name__}')
    if _method(type(v), '__len__') is not None:
        return _len(v) != 0
    return True


def _contains(container, item):
    f = _method(type(container), '__contains__')
    if f is not None:
        return True if f(container, item) else False
    if not _iterable(container):
        raise TypeError(f"argument of type '{type(container).__name__}' is not iterable")
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


def _hash(v):
    if type(v) is tuple:
        return _hash_row([hash(x) for x in v])
    r = _method(type(v), '__hash__')(v)
    if not isinstance(r, int):
        raise TypeError('__hash__ method should return an integer')
    return hash(r)


def _len(v):
    n = _method(type(v), '__len__')(v)
    if not isinstance(n, int):
        n = _index(n)
    if n < 0:
        raise ValueError('__len__() should return >= 0')
    return int(n)


def _index(v):
    f = _method(type(v), '__index__')
    if f is None:
        raise TypeError(f"'{type(v).__name__}' object cannot be interpreted as an integer")
    r = f(v)
    if not isinstance(r, int):
        raise TypeError(f'__index__ returned non-int (type {type(r).__name__})')
    return r


def _to_int(v):
    for name in ('__int__', '__index__', '__trunc__'):
        f = _method(type(v), name)
        if f is not None:
            r = f(v)
            if not isinstance(r, int):
                raise TypeError(f'{name} returned non-int (type {type(r).__name__})')
            return int(r)


def _to_float(v):
    f = _method(type(v), '__float__')
    if f is None:
        return float(_index(v))
    r = f(v)
    if not isinstance(r, float):
        raise TypeError(f'{type(v).__name__}.__float__ returned non-float (type {type(r).__name__})')
    return r


def _by_index(name, v):
    i = _index(v)
    if name == 'chr':
        return chr(i)
    return hex(i) if name == 'hex' else oct(i) if name == 'oct' else bin(i)


def _range(a, b, c):
    def whole(x):
        return x if isinstance(x, int) else _index(x)
    if b is None:
        return range(whole(a))
    return range(whole(a), whole(b), 1 if c is None else whole(c))


# ---- text ----

def _repr(v):
    r = _method(type(v), '__repr__')(v)
    if not isinstance(r, str):
        raise TypeError(f'__repr__ returned non-string (type {type(r).__name__})')
    return r


def _str(v):
    r = _method(type(v), '__str__')(v)
    if not isinstance(r, str):
        raise TypeError(f'__str__ returned non-string (type {type(r).__name__})')
    return r


_showing = []  # the containers whose repr is being made, innermost last


def _repr_parts(v):
    if isinstance(v, dict):
        return '{' + ', '.join([repr(k) + ': ' + repr(_dict_get(v, k, None)) for k in _plain_iter(v)]) + '}'
    parts = ', '.join([repr(x) for x in _plain_iter(v)])
    if isinstance(v, list):
        return '[' + parts + ']'
    if isinstance(v, tuple):
        return '(' + parts + (',)' if len(v) == 1 else ')')
    if isinstance(v, (set, frozenset)):
        if type(v) is set:
            return '{' + parts + '}' if parts else 'set()'
        return type(v).__name__ + ('({' + parts + '})' if parts else '()')
    return type(v).__name__ + '([' + parts + '])'


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
            return '{...}' if isinstance(v, dict) else '(...)' if isinstance(v, tuple) else '[...]' if isinstance(v, list) else '...'
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
        raise TypeError(f'__format__ must return a str, not {type(r).__name__}')
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
        return bytes([x for x in source])
    r = f(source)
    if not isinstance(r, bytes):
        raise TypeError(f'__bytes__ returned non-bytes (type {type(r).__name__})')
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


# ---- iteration ----

def _iter(v):
    it = _method(type(v), '__iter__')(v)
    if _method(type(it), '__next__') is None:
        raise TypeError(f"iter() returned non-iterator of type '{type(it).__name__}'")
    return it


def _seq_iter(v):
    i = 0
    while True:
        try:
            x = v[i]
        except IndexError:
            return
        yield x
        i += 1


def _seq_reversed(v):
    for i in range(len(v) - 1, -1, -1):
        yield v[i]


def _call_iter(f, sentinel):
    if not callable(f):
        raise TypeError('iter(v, w): v must be callable')
    return _calls(f, sentinel)


def _calls(f, sentinel):
    while True:
        try:
            x = f()
        except StopIteration:
            return
        if x == sentinel:
            return
        yield x


def _next(it, default):
    try:
        return next(it)
    except StopIteration:
        return default


def map(func, *iterables):
    if not iterables:
        raise TypeError('map() must have at least two arguments.')
    if len(iterables) == 1:
        return _map_one(func, iter(iterables[0]))
    return _map_rows(func, zip(*iterables))


def _map_one(func, it):
    for x in it:
        yield func(x)


def _map_rows(func, rows):
    for row in rows:
        yield func(*row)


def filter(func, iterable):
    return _filter(func, iter(iterable))


def _filter(func, it):
    if func is None:
        func = bool
    for x in it:
        if func(x):
            yield x


def _enumerate(iterable, start):
    return _numbered(iter(iterable), start)


def _numbered(it, n):
    for x in it:
        yield n, x
        n += 1


def _zip(iterables, strict):
    return _zipped([iter(x) for x in iterables], strict)


def _zipped(its, strict):
    while its:
        row = []
        for it in its:
            try:
                row.append(next(it))
            except StopIteration:
                if strict:
                    _zip_ended(its, len(row))
                return
        yield tuple(row)


def _zip_ended(its, which):
    before = ' ' if which == 1 else 's 1-'
    if which:
        raise ValueError(f'zip() argument {which + 1} is shorter than argument{before}{which}')
    for i in range(1, len(its)):
        try:
            next(its[i])
        except StopIteration:
            continue
        before = ' ' if i == 1 else 's 1-'
        raise ValueError(f'zip() argument {i + 1} is longer than argument{before}{i}')


def _sum(iterable, total):
    for x in iterable:
        total = total + x
    return total


def _sum_on(total, item, it):
    return _sum(it, total + item)


def _better(op, a, b):
    return a < b if op == 0 else a > b


def _best_on(op, best, item, it):
    if _better(op, item, best):
        best = item
    for x in it:
        if _better(op, x, best):
            best = x
    return best


def _best(op, iterable, key, has_default, default):
    it = iter(iterable)
    for best in it:
        break
    else:
        if has_default:
            return default
        raise ValueError(('min' if op == 0 else 'max') + '() arg is an empty sequence')
    if key is None:
        for x in it:
            if _better(op, x, best):
                best = x
        return best
    best_key = key(best)
    for x in it:
        k = key(x)
        if _better(op, k, best_key):
            best, best_key = x, k
    return best


def _any(it):
    for x in it:
        if x:
            return True
    return False


def _any_on(item, it):
    return True if item else _any(it)


def _all(it):
    for x in it:
        if not x:
            return False
    return True


def _all_on(item, it):
    return _all(it) if item else False


# ---- unpacking and arguments ----

def _rows_of(it):
    if not _iterable(it):
        raise TypeError(f'cannot unpack non-iterable {type(it).__name__} object')
    return iter(it)


def _unpack(it, n):
    got = []
    for x in _rows_of(it):
        got.append(x)
        if len(got) > n:
            raise ValueError(f'too many values to unpack (expected {n})')
    if len(got) < n:
        raise ValueError(f'not enough values to unpack (expected {n}, got {len(got)})')
    return tuple(got)


def _unpackex(it, before, after):
    got = [x for x in _rows_of(it)]
    if len(got) < before + after:
        raise ValueError(f'not enough values to unpack (expected at least {before + after}, got {len(got)})')
    end = len(got) - after
    return tuple(got[:before] + [got[before:end]] + got[end:])


def _list(it):
    return [x for x in it]


def _tuple(it):
    return tuple([x for x in it])


def _extend(values, it, star):
    if star and not _iterable(it):
        raise TypeError(f'Value after * must be an iterable, not {type(it).__name__}')
    for x in it:
        values.append(x)


def _full_name(f):
    module = getattr(f, '__module__', None)
    name = _name(f) + '()'
    return name if module is None or module == 'builtins' else module + '.' + name


def _dict_merge(d, more, func):
    if not hasattr(more, 'keys'):
        raise TypeError(f'{_full_name(func)} argument after ** must be a mapping, not {type(more).__name__}')
    for k in more.keys():
        if not isinstance(k, str):
            raise TypeError('keywords must be strings')
        if k in d:
            raise TypeError(f"{_full_name(func)} got multiple values for keyword argument '{k}'")
        d[k] = more[k]


# ---- dicts and sets whose keys compare in Python ----

def _find(container, key):
    h = hash(key)
    for k in _candidates(container, h):
        if k is key or k == key:
            return True, k, h
    return False, key, h


def _getitem(d, key):
    found, k, h = _find(d, key)
    if not found:
        raise KeyError(key)
    return _at(d, k, h)


def _setitem(d, key, v):
    found, k, h = _find(d, key)
    _put(d, k, h, v)


def _delitem(d, key):
    found, k, h = _find(d, key)
    if not found:
        raise KeyError(key)
    _take(d, k, h)


def _dict_get(d, key, default):
    found, k, h = _find(d, key)
    return _at(d, k, h) if found else default


def _dict_pop(d, key, has_default, default):
    found, k, h = _find(d, key)
    if not found:
        if has_default:
            return default
        raise KeyError(key)
    v = _at(d, k, h)
    _take(d, k, h)
    return v


def _dict_setdefault(d, key, default):
    found, k, h = _find(d, key)
    if found:
        return _at(d, k, h)
    _put(d, key, h, default)
    return default


def _dict_update(d, more, keywords=None):
    if isinstance(more, dict) and not _is_function(_method(type(more), 'keys')):
        for k in _plain_iter(more):
            _setitem(d, k, _dict_get(more, k, None))
    elif hasattr(more, 'keys'):
        for k in more.keys():
            _plain_item(d, k, more[k])
    elif keywords is None:
        raise TypeError(f"'{type(more).__name__}' object is not a mapping")
    else:
        _dict_pairs(d, more)
    if keywords:
        for k in keywords:
            _plain_item(d, k, keywords[k])


def _dict_pairs(d, pairs):
    i = 0
    for pair in pairs:
        if not _iterable(pair):
            raise TypeError(f'cannot convert dictionary update sequence element #{i} to a sequence')
        pair = tuple(pair)
        if len(pair) != 2:
            raise ValueError(f'dictionary update sequence element #{i} has length {len(pair)}; 2 is required')
        _plain_item(d, pair[0], pair[1])
        i += 1


def _dict_fromkeys(cls, it, value):
    d = cls()
    for k in it:
        d[k] = value
    return d


def _dict_or(d, more):
    for k in _plain_iter(more):
        _setitem(d, k, _dict_get(more, k, None))
    return d


def _dict_ior(d, more):
    d.update(more)
    return d


def _set_put(s, item):
    found, k, h = _find(s, item)
    if not found:
        _put(s, item, h, None)


def _set_remove(s, item, strict):
    found, k, h = _find(s, item)
    if found:
        _take(s, k, h)
    elif strict:
        raise KeyError(item)


def _set_update(s, it):
    for x in it:
        _set_put(s, x)


def _frozenset(made, it):
    _set_update(made, it)
    return made


def _set_operator(op, a, b, in_place):
    made = set()
    if op == 10:
        for x in _plain_iter(a):
            if _find(b, x)[0]:
                _set_put(made, x)
    else:
        for x in _plain_iter(a):
            if op == 11 or not _find(b, x)[0]:
                _set_put(made, x)
        if op != 1:
            for x in _plain_iter(b):
                if op == 11 or not _find(a, x)[0]:
                    _set_put(made, x)
    if not in_place:
        return frozenset(made) if isinstance(a, frozenset) else made
    a.clear()
    _set_update(a, made)
    return a


def _as_set(v):
    return v if isinstance(v, (set, frozenset)) else set(v)


def _set_fold(op, result, rest, in_place):
    for other in rest:
        result = _set_operator(op, result, _as_set(other), in_place)
    return None if in_place else result


def _set_issubset(a, b):
    return _compare_sets(1, a, _as_set(b))


def _set_issuperset(a, b):
    return _compare_sets(5, a, _as_set(b))


def _set_isdisjoint(a, b):
    for x in b:
        if _find(a, x)[0]:
            return False
    return True


def _view_operator(op, a, b):
    return _plain_binary(op, False, set(a), set(b))


def _view_isdisjoint(a, b):
    return set(a).isdisjoint(b)


# ---- sequences ----

def _seq_index(seq, v, start, stop):
    i = 0
    n = len(seq)
    start = max(start + n, 0) if start < 0 else start
    stop = stop + n if stop < 0 else stop
    for x in _plain_iter(seq):
        if start <= i < stop and (x is v or x == v):
            return i
        i += 1
    raise ValueError('tuple.index(x): x not in tuple' if isinstance(seq, tuple) else f'{v!r} is not in list')


def _seq_count(seq, v):
    n = 0
    for x in _plain_iter(seq):
        if x is v or x == v:
            n += 1
    return n


def _list_remove(values, v):
    i = 0
    for x in _plain_iter(values):
        if x is v or x == v:
            _list_del(values, i)
            return
        i += 1
    raise ValueError('list.remove(x): x not in list')


_list_del = _method(list, '__delitem__')


def _list_iadd(values, it):
    for x in it:
        values.append(x)
    return values


def _getitem_index(o, key):
    return _plain_item(o, _index(key))


def _setitem_index(o, key, v):
    return _plain_item(o, _index(key), v)


def _setitem_slice(o, key, v):
    _plain_item(o, key, [x for x in v])


def _sort_keyed(values, key, reverse):
    _sort_by(values, [key(x) for x in values], reverse)


def _sort_slow(values, keys, reverse):
    rows = [(x, x) for x in values] if keys is None else [row for row in zip(keys, values)]
    if reverse:
        rows.reverse()
    rows = _merge_sort(rows)
    if reverse:
        rows.reverse()
    values[:] = [row[1] for row in rows]


def _merge_sort(rows):
    if len(rows) < 2:
        return rows
    half = len(rows) // 2
    left, right = _merge_sort(rows[:half]), _merge_sort(rows[half:])
    merged = []
    i = 0
    for row in right:
        while i < len(left) and not row[0] < left[i][0]:
            merged.append(left[i])
            i += 1
        merged.append(row)
    return merged + left[i:]


def _sorted(iterable, key, reverse):
    values = [x for x in iterable]
    values.sort(key=key, reverse=reverse)
    return values


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


def _issubclass(cls, what):
    if isinstance(what, tuple):
        for t in what:
            if issubclass(cls, t):
                return True
        return False
    return issubclass(cls, what.__args__)


def _dir(o):
    return sorted(_method(type(o), '__dir__')(o))


class _GenericAlias:
    # list[int]: it is its class, and remembers the arguments.
    def __init__(self, origin, args):
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)

    def __call__(self, *args, **keywords):
        return self.__origin__(*args, **keywords)

    def __repr__(self):
        return self.__origin__.__name__ + '[' + ', '.join([t.__name__ if isinstance(t, type) else repr(t) for t in self.__args__]) + ']'


def _class_getitem(cls, key):
    if hasattr(cls, '__class_getitem__'):
        return cls.__class_getitem__(key)
    return _GenericAlias(cls, key)


def exit(code=None):
    raise SystemExit(code)


quit = exit


def _pickler(name, *args):
    # Pickling that needs Python: _pickler.py's function of that name.
    import _pickler
    return getattr(_pickler, name)(*args)
