# The part of builtins that iterates: the builtins over iterators that are Python, where those in C hand over.


def _iter(v):
    it = _method(type(v), '__iter__')(v)
    if _method(type(it), '__next__') is None:
        raise TypeError(f"iter() returned non-iterator of type '{_kind_name(it)}'")
    return it


_SEQUENCE_ITERATOR, _CALLABLE_ITERATOR, _WIDE_RANGE_ITERATOR = _iterator_classes()


def _seq_iter(v):
    return _become(_items_of(v, 0), _SEQUENCE_ITERATOR)


def _items_of(v, i):
    while True:
        try:
            x = v[i]
        except IndexError:
            return
        yield x
        i += 1


def _seq_reversed(v):
    return _become(_backwards(v, len(v)), reversed)


def _wide_range(r):
    return _become(_numbers(r.start, r.step, r), _WIDE_RANGE_ITERATOR)


def _numbers(at, step, r):
    stop = r.stop
    while at < stop if step > 0 else at > stop:
        yield at
        at += step


def _range_slice(r, s):
    start, stop, step = r.start, r.stop, r.step
    by = 1 if s.step is None else _index(s.step)
    if by == 0:
        raise ValueError('slice step cannot be zero')
    count = max(0, (stop - start + step - (1 if step > 0 else -1)) // step)
    low, high = (0, count) if by > 0 else (-1, count - 1)

    def bound(v, default):
        if v is None:
            return default
        v = _index(v)
        return max(v + count, low) if v < 0 else min(v, high)

    first, last = bound(s.start, low if by > 0 else high), bound(s.stop, high if by > 0 else low)
    return range(start + first * step, start + last * step, step * by)


def _backwards(v, n):
    while n > 0:
        n -= 1
        yield v[n]


def _call_iter(f, sentinel):
    if not callable(f):
        raise TypeError('iter(v, w): v must be callable')
    return _become(_calls(f, sentinel), _CALLABLE_ITERATOR)


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


def _map(cls, func, iterables):
    if len(iterables) == 1:
        return _become(_map_one(func, iter(iterables[0])), cls)
    return _become(_map_rows(func, zip(*iterables)), cls)


def _map_one(func, it):
    for x in it:
        yield func(x)


def _map_rows(func, rows):
    for row in rows:
        yield func(*row)


def _filter(cls, func, iterable):
    return _become(_filtered(bool if func is None else func, iter(iterable)), cls)


def _filtered(func, it):
    for x in it:
        if func(x):
            yield x


def _enumerate(iterable, start):
    return _become(_numbered(iter(iterable), start), enumerate)


def _numbered(it, n):
    for x in it:
        yield n, x
        n += 1


def _zip(iterables, strict):
    return _become(_zipped([iter(x) for x in iterables], strict), zip)


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
