# The part of builtins for containers: those whose elements or keys compare in Python, unpacking, sorting.


# ---- unpacking and arguments ----

def _rows_of(it):
    if not _iterable(it):
        raise TypeError(f'cannot unpack non-iterable {_kind_name(it)} object')
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


def _extend(values, it, star, func=None):
    if star and not _iterable(it):
        if func is not None:
            raise TypeError(f'{_full_name(func)} argument after * must be an iterable, not {_kind_name(it)}')
        raise TypeError(f'Value after * must be an iterable, not {_kind_name(it)}')
    for x in it:
        values.append(x)


def _full_name(f):
    module = getattr(f, '__module__', None)
    name = _name(f) + '()'
    return name if module is None or module == 'builtins' else module + '.' + name


def _dict_merge(d, more, func):
    if not hasattr(more, 'keys'):
        raise TypeError(f'{_full_name(func)} argument after ** must be a mapping, not {_kind_name(more)}')
    for k in more.keys():
        if not isinstance(k, str):
            raise TypeError('keywords must be strings')
        if k in d:
            raise TypeError(f"{_full_name(func)} got multiple values for keyword argument '{k}'")
        d[k] = more[k]


# ---- dicts and sets whose keys compare in Python ----

def _find(container, key):
    h = _kept_hash(key)
    changed = True
    while changed:  # an __eq__ that has changed the container: looked for anew
        changed = False
        before = _changes(container)
        for k in _candidates(container, h):
            if k is key:
                return True, k, h
            same = k == key
            changed = _changes(container) != before
            if changed:
                break
            if same:
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
        raise TypeError(f"'{_kind_name(more)}' object is not a mapping")
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
    if op == 10:
        if isinstance(a, (set, frozenset)):
            a, b = b, a
        if type(b) is set and len(a) <= len(b):
            return b.intersection(a)
        return {x for x in b if x in a}
    made = set(a)
    if op == 1:
        made.difference_update(b)
    elif op == 11:
        made.update(b)
    else:
        made.symmetric_difference_update(b)
    return made


def _is_set_like(v):
    return isinstance(v, (set, frozenset)) or hasattr(v, 'mapping') and hasattr(v,
        'isdisjoint') and _plain_len(v) is not None


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
            _plain_delete(values, slice(i, i + 1))
            return
        i += 1
    raise ValueError('list.remove(x): x not in list')


def _list_iadd(values, it):
    for x in it:
        values.append(x)
    return values


def _deque_extend(d, it, left):
    for x in it:
        _deque_put(d, x, left)


def _deque_iadd(d, it):
    _deque_extend(d, it, False)
    return d


def _deque_like(d, values):
    return type(d)(values) if d.maxlen is None else type(d)(values, d.maxlen)


def _deque_index(d, v, start, stop):
    changes = _changes(d)
    for i in range(start, min(stop, _plain_len(d))):
        x = _plain_item(d, i)
        same = x is v or x == v
        if same:
            return i
        if _changes(d) != changes:
            raise RuntimeError('deque mutated during iteration')
    raise ValueError(f'{v!r} is not in deque')


def _deque_remove(d, v):
    changes = _changes(d)
    for i in range(_plain_len(d)):
        x = _plain_item(d, i)
        same = x is v or x == v
        if _changes(d) != changes:
            raise IndexError('deque mutated during iteration')
        if same:
            return _deque_drop(d, i)
    raise ValueError(f'{v!r} is not in deque')


def _place(key):
    # What o[key] means, when a method of the program's says it.
    if isinstance(key, slice):
        return slice(*[x if x is None or isinstance(x, int) else _index(x) for x in (key.start, key.stop, key.step)])
    return key if isinstance(key, int) else _index(key)


def _setitem_sequence(o, key, v):
    # v is a sequence of the program's: an array, a UserList.
    _method(type(o), '__setitem__')(o, key, [v[i] for i in range(len(v))])


def _slice_indices(s, length):
    return _place(s).indices(length)


def _getitem_index(o, key):
    return _plain_item(o, _place(key))


def _setitem_index(o, key, v):
    key = _place(key)
    if isinstance(o, bytearray) and not isinstance(key, slice) and not isinstance(v, int):
        v = _index(v)
    return _plain_item(o, key, v)


def _delitem_index(o, key):
    return _plain_delete(o, _place(key))


def _with_index(f, at, args, names):
    # A native wants an integer and has been given what has __index__.
    args = [x for x in args]
    if _method(type(args[at]), '__index__') is not None:
        args[at] = _index(args[at])
    elif hasattr(args[at], '_put_bytes'):
        args[at] = _in_bytes(args[at])
    else:
        args[at] = [_in_bytes(x) for x in args[at]]
    if not names:
        return f(*args)
    first = len(args) - len(names)
    return f(*args[:first], **dict(zip(names, args[first:])))


def _setitem_slice(o, key, v):
    if isinstance(o, list) and key.step is not None and key.step != 1:
        n = len(range(*key.indices(_plain_len(o))))  # before v may change it
        v = [x for x in v]
        if len(v) != n:
            raise ValueError(f'attempt to assign sequence of size {len(v)} to extended slice of size {n}')
    if isinstance(o, bytearray):
        v = bytearray(v)
    _plain_item(o, key, v if isinstance(v, (list, bytearray)) else [x for x in v])


def _sort_keyed(values, key, reverse):
    # The list is empty while its key function runs.
    items = [x for x in _plain_iter(values)]
    _list_clear(values)
    try:
        _sort_by(items, [key(x) for x in items], reverse)
    finally:
        modified = _plain_len(values) != 0
        _plain_item(values, slice(None), items)
    if modified:
        raise ValueError('list modified during sort')


_list_clear = _method(list, 'clear')


def _sort_slow(values, keys, reverse):
    # The list is empty while its values are compared.
    items = [x for x in _plain_iter(values)]
    rows = [(x, x) for x in items] if keys is None else [row for row in zip(keys, items)]
    _list_clear(values)
    try:
        if reverse:
            rows.reverse()
        rows = _merge_sort(rows)
        if reverse:
            rows.reverse()
        items = [row[1] for row in rows]
    finally:
        modified = _plain_len(values) != 0
        _plain_item(values, slice(None), items)
    if modified:
        raise ValueError('list modified during sort')


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


# ---- comparing ----

def _compare_rows(op, a, b):
    na, nb = _plain_len(a), _plain_len(b)
    is_tuple = isinstance(a, tuple) or type(a) is slice
    if na != nb and (op == 2 or op == 3) and not is_tuple:
        return op == 3
    if not isinstance(a, list):
        for x, y in zip(_plain_iter(a), _plain_iter(b)):
            if x is y or x == y:
                continue
            if is_tuple and (op == 2 or op == 3):
                return op == 3
            return _apply(op, x, y)
        return _apply(op, na, nb)
    i = 0
    while i < _plain_len(a) and i < _plain_len(b):
        x, y = _plain_item(a, i), _plain_item(b, i)
        if x is not y and not x == y:
            break
        i += 1
    na, nb = _plain_len(a), _plain_len(b)  # a method of an element's may have changed them
    if i >= na or i >= nb:
        return _apply(op, na, nb)
    if op == 2 or op == 3:
        return op == 3
    return _apply(op, _plain_item(a, i), _plain_item(b, i))


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
    if isinstance(a, (list, tuple)) or hasattr(a, 'popleft'):
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


# ---- a dict that is only looked at ----

class _MappingProxy:
    def __init__(self, mapping):
        if not hasattr(mapping, 'keys') or not hasattr(mapping, '__getitem__'):
            raise TypeError(f'mappingproxy() argument must be a mapping, not {_kind_name(mapping)}')
        self.__mapping = mapping

    def __getitem__(self, key):
        return self.__mapping[key]

    def __contains__(self, key):
        return key in self.__mapping

    def __iter__(self):
        return iter(self.__mapping)

    def __reversed__(self):
        return reversed(self.__mapping)

    def __len__(self):
        return len(self.__mapping)

    def get(self, key, default=None):
        return self.__mapping.get(key, default)

    def keys(self):
        return self.__mapping.keys()

    def values(self):
        return self.__mapping.values()

    def items(self):
        return self.__mapping.items()

    def copy(self):
        return self.__mapping.copy()

    def __eq__(self, other):
        return self.__mapping == other

    def __hash__(self):
        return hash(self.__mapping)

    def __or__(self, other):
        return self.__mapping | (other.__mapping if isinstance(other, _MappingProxy) else other)

    def __ror__(self, other):
        return other | self.__mapping

    def __repr__(self):
        return f'mappingproxy({self.__mapping!r})'

    def __str__(self):
        return str(self.__mapping)


_set_taken(_MappingProxy, 2)
_MappingProxy.__name__ = _MappingProxy.__qualname__ = 'mappingproxy'
