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


def _deque_extend(d, it, left):
    for x in it:
        _deque_put(d, x, left)


def _deque_iadd(d, it):
    _deque_extend(d, it, False)
    return d


def _deque_like(d, values):
    return type(d)(values) if d.maxlen is None else type(d)(values, d.maxlen)


def _deque_index(d, v, start, stop):
    i = 0
    for x in _plain_iter(d):
        if start <= i < stop and (x is v or x == v):
            return i
        i += 1
    raise ValueError(f'{v!r} is not in deque')


def _deque_remove(d, v):
    _deque_drop(d, _deque_index(d, v, 0, _plain_len(d)))


def _getitem_index(o, key):
    return _plain_item(o, _index(key))


def _setitem_index(o, key, v):
    return _plain_item(o, _index(key), v)


def _setitem_slice(o, key, v):
    _plain_item(o, key, [x for x in v])


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


# ---- comparing ----

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
