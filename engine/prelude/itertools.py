# itertools: iterators made of iterators. Those that need no Python of the program's are in C (_itertools); the others
# are generators, dressed in their class. Arguments are looked at when one is made, as in CPython.
import operator as _operator
from _itertools import (count as _count, cycle as _cycle, dress as _dress, longest as _longest, repeat as _repeat,
                        rows as _rows, tool as _tool)

_PRODUCT, _PERMUTATIONS, _COMBINATIONS, _WITH_REPLACEMENT = range(4)  # RowsOf


@_tool
class count:
    def __new__(cls, start=0, step=1):
        it = _count(cls, start, step)
        return _dress(cls, _counted(_number(start), step)) if it is NotImplemented else it


def _number(x):
    if not hasattr(x, '__add__') or isinstance(x, (str, bytes, list, tuple, dict)):
        raise TypeError('a number is required')
    return x


def _counted(start, step):
    while True:
        yield start
        start += step


@_tool
class cycle:
    def __new__(cls, iterable, /):
        if type(iterable) in (tuple, str, bytes, range):
            return _cycle(cls, tuple(iterable))
        return _dress(cls, _cycled(iter(iterable), [], 0))


def _cycled(it, seen, i):
    # i: the place of the next of those seen, once all are
    for x in it:
        seen.append(x)
        yield x
    while seen:
        i, now = (i + 1) % len(seen), i
        yield seen[now]


@_tool
class repeat:
    def __new__(cls, object, times=None):
        return _repeat(cls, object, -1 if times is None else max(_operator.index(times), 0))


@_tool
class accumulate:
    def __new__(cls, iterable, func=None, *, initial=None):
        return _dress(cls, _accumulated(iter(iterable), func, initial))


def _accumulated(it, func, total, begun=False):
    if not begun:
        if total is None:
            for total in it:
                break
            else:
                return
        yield total
    for x in it:
        total = total + x if func is None else func(total, x)
        yield total


@_tool
class chain:
    def __new__(cls, *iterables):
        return _dress(cls, _chained(iter(iterables)))

    @classmethod
    def from_iterable(cls, iterable, /):
        return _dress(cls, _chained(iter(iterable)))

    def __class_getitem__(cls, args):
        from types import GenericAlias
        return GenericAlias(cls, args)


def _chained(iterables, it=()):
    while True:
        for x in it:
            yield x
        for it in iterables:
            it = iter(it)
            break
        else:
            return


@_tool
class compress:
    def __new__(cls, data, selectors):
        return _dress(cls, _compressed(zip(data, selectors)))


def _compressed(pairs):
    for x, wanted in pairs:
        if wanted:
            yield x


@_tool
class dropwhile:
    def __new__(cls, predicate, iterable, /):
        return _dress(cls, _dropped(predicate, iter(iterable)))


def _dropped(predicate, it, begun=False):
    if not begun:
        for x in it:
            if not predicate(x):
                yield x
                break
    for x in it:
        yield x


@_tool
class takewhile:
    def __new__(cls, predicate, iterable, /):
        return _dress(cls, _taken(predicate, iter(iterable)))


def _taken(predicate, it):
    for x in it:
        if not predicate(x):
            return
        yield x


@_tool
class filterfalse:
    def __new__(cls, function, iterable, /):
        return _dress(cls, _refused(function, iter(iterable)))


def _refused(predicate, it):
    for x in it:
        if not (x if predicate is None else predicate(x)):
            yield x


@_tool
class groupby:
    def __new__(cls, iterable, key=None):
        return _dress(cls, _groups(iter(iterable), key))


@_tool
class _grouper:
    pass


def _groups(it, key, state=None):
    # state: the next value, its key, is there one, how many groups were begun, the key of the last
    def step():
        for x in it:
            state[0], state[1], state[2] = x, x if key is None else key(x), True
            return
        state[2] = False

    def group(k, serial):
        while state[2] and state[3] == serial and state[1] == k:
            x = state[0]
            step()
            yield x

    if state is None:
        state = [None, None, False, 0, None]
        step()
    else:
        while state[2] and state[1] == state[4]:
            step()
    while state[2]:
        k = state[4] = state[1]
        state[3] += 1
        yield k, _dress(_grouper, group(k, state[3]))
        while state[2] and state[1] == k:
            step()


def _place(x, text):
    if x is None:
        return None
    try:
        x = _operator.index(x)
    except TypeError:
        raise ValueError(text) from None
    if not 0 <= x < 1 << 63:
        raise ValueError(text)
    return x


@_tool
class islice:
    def __new__(cls, iterable, *args):
        if not args:
            raise TypeError('islice expected at least 2 arguments, got 1')
        if len(args) > 3:
            raise TypeError(f'islice expected at most 4 arguments, got {len(args) + 1}')
        s = slice(*args)
        text = 'Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.'
        stop = _place(s.stop, text if len(args) > 1 else text.replace('Indices', 'Stop argument'))
        start = _place(s.start, text)
        step = _place(s.step, 'Step for islice() must be a positive integer or None.')
        if step == 0:
            raise ValueError('Step for islice() must be a positive integer or None.')
        return _dress(cls, _sliced(iter(iterable), start or 0, stop, step or 1))


def _sliced(it, start, stop, step):
    i, wanted = 0, start
    if stop is not None and stop <= start:
        while i < stop:
            for _ in it:
                break
            i += 1
        return
    for x in it:
        if i == wanted:
            yield x
            wanted += step
        i += 1
        if stop is not None and i >= stop:
            return


@_tool
class pairwise:
    def __new__(cls, iterable, /):
        return _dress(cls, _pairs(iter(iterable)))


def _pairs(it):
    for a in it:
        break
    else:
        return
    for b in it:
        yield a, b
        a = b


@_tool
class starmap:
    def __new__(cls, function, iterable, /):
        return _dress(cls, _starred(function, iter(iterable)))


def _starred(function, it):
    for args in it:
        yield function(*args)


@_tool
class _tee:
    pass


def tee(iterable, n=2, /):
    if n < 0:
        raise ValueError('n must be >= 0')
    it = iter(iterable)
    seen = []

    def branch():
        i = 0
        while True:
            if i == len(seen):
                for x in it:
                    seen.append(x)
                    break
                else:
                    return
            yield seen[i]
            i += 1
    return tuple([_dress(_tee, branch()) for _ in range(n)])


@_tool
class zip_longest:
    def __new__(cls, *iterables, fillvalue=None, **unknown):
        if unknown:
            raise TypeError('zip_longest() got an unexpected keyword argument')
        its = [iter(x) for x in iterables]
        it = _longest(cls, its, fillvalue)
        return _dress(cls, _longest_rows(its, fillvalue)) if it is NotImplemented else it


def _longest_rows(its, fillvalue):
    live = len([it for it in its if it is not None])
    while live:
        row = []
        for i in range(len(its)):
            x = fillvalue
            if its[i] is not None:
                for x in its[i]:
                    break
                else:
                    its[i] = None
                    live -= 1
                    if not live:
                        return
            row.append(x)
        yield tuple(row)


@_tool
class product:
    def __new__(cls, *iterables, repeat=1):
        repeat = _operator.index(repeat)
        if repeat < 0:
            raise ValueError('repeat argument cannot be negative')
        pools = tuple([tuple(x) for x in iterables] * repeat)
        return _rows(cls, _PRODUCT, pools, len(pools))


def _picked(cls, which, iterable, r):
    pool = tuple(iterable)
    if r is None:
        r = len(pool)
    elif not isinstance(r, int):
        if which == _PERMUTATIONS:
            raise TypeError('Expected int as r')
        r = _operator.index(r)
    if r < 0:
        raise ValueError('r must be non-negative')
    return _rows(cls, which, (pool,), int(r))


@_tool
class permutations:
    def __new__(cls, iterable, r=None):
        return _picked(cls, _PERMUTATIONS, iterable, r)


@_tool
class combinations:
    def __new__(cls, iterable, r):
        return _picked(cls, _COMBINATIONS, iterable, r)


@_tool
class combinations_with_replacement:
    def __new__(cls, iterable, r):
        return _picked(cls, _WITH_REPLACEMENT, iterable, r)
