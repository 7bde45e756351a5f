# itertools: iterators made of iterators. Each is a generator here.


def count(start=0, step=1):
    while True:
        yield start
        start += step


def cycle(iterable):
    seen = []
    for x in iterable:
        seen.append(x)
        yield x
    while seen:
        for x in seen:
            yield x


def repeat(object, times=None):
    if times is None:
        while True:
            yield object
    for _ in range(times):
        yield object


def accumulate(iterable, func=None, *, initial=None):
    it = iter(iterable)
    total = initial
    if initial is None:
        for total in it:
            break
        else:
            return
    yield total
    for x in it:
        total = total + x if func is None else func(total, x)
        yield total


def chain(*iterables):
    return _chained(iterables)


def _chained(iterables):
    for it in iterables:
        for x in it:
            yield x


chain.from_iterable = _chained


def compress(data, selectors):
    for x, wanted in zip(data, selectors):
        if wanted:
            yield x


def dropwhile(predicate, iterable):
    it = iter(iterable)
    for x in it:
        if not predicate(x):
            yield x
            break
    for x in it:
        yield x


def takewhile(predicate, iterable):
    for x in iterable:
        if not predicate(x):
            return
        yield x


def filterfalse(predicate, iterable):
    for x in iterable:
        if not (x if predicate is None else predicate(x)):
            yield x


def groupby(iterable, key=None):
    it = iter(iterable)
    state = [None, None, False, 0]  # the next value, its key, is there one, how many groups were begun

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

    step()
    while state[2]:
        k = state[1]
        state[3] += 1
        yield k, group(k, state[3])
        while state[2] and state[1] == k:
            step()


def islice(iterable, *args):
    s = slice(*args)
    for v in (s.start, s.stop):
        if v is not None and (not isinstance(v, int) or v < 0):
            raise ValueError('Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
    if s.step is not None and (not isinstance(s.step, int) or s.step < 1):
        raise ValueError('Step for islice() must be a positive integer or None.')
    return _sliced(iter(iterable), s.start or 0, s.stop, s.step or 1)


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


def pairwise(iterable):
    it = iter(iterable)
    for a in it:
        break
    else:
        return
    for b in it:
        yield a, b
        a = b


def starmap(function, iterable):
    for args in iterable:
        yield function(*args)


def tee(iterable, n=2):
    it = iter(iterable)
    seen = []

    def branch():
        i = 0
        while True:
            if i == len(seen):
                try:
                    seen.append(next(it))
                except StopIteration:
                    return
            yield seen[i]
            i += 1
    return tuple([branch() for _ in range(n)])


def zip_longest(*iterables, fillvalue=None):
    its = [iter(x) for x in iterables]
    live = len(its)
    while live:
        row = []
        for i in range(len(its)):
            x = fillvalue
            if its[i] is not None:
                try:
                    x = next(its[i])
                except StopIteration:
                    its[i] = None
                    live -= 1
                    if not live:
                        return
            row.append(x)
        yield tuple(row)


def product(*iterables, repeat=1):
    pools = [tuple(x) for x in iterables] * repeat
    for pool in pools:
        if not pool:
            return
    at = [0] * len(pools)
    while True:
        yield tuple([pool[i] for pool, i in zip(pools, at)])
        k = len(at) - 1
        while k >= 0:
            at[k] += 1
            if at[k] < len(pools[k]):
                break
            at[k] = 0
            k -= 1
        if k < 0:
            return


def _chosen(n, r):
    # The ways to pick r of n places in order.
    def go(taken):
        if len(taken) == r:
            yield taken
            return
        for i in range(n):
            if i not in taken:
                yield from go(taken + (i,))
    return go(())


def permutations(iterable, r=None):
    pool = tuple(iterable)
    r = len(pool) if r is None else r
    for places in _chosen(len(pool), r):
        yield tuple([pool[i] for i in places])


def combinations(iterable, r):
    pool = tuple(iterable)
    n = len(pool)
    if r > n:
        return
    at = list(range(r))
    while True:
        yield tuple([pool[i] for i in at])
        k = r - 1
        while k >= 0 and at[k] == k + n - r:
            k -= 1
        if k < 0:
            return
        at[k] += 1
        for j in range(k + 1, r):
            at[j] = at[j - 1] + 1


def combinations_with_replacement(iterable, r):
    pool = tuple(iterable)
    n = len(pool)
    if not n and r:
        return
    at = [0] * r
    while True:
        yield tuple([pool[i] for i in at])
        k = r - 1
        while k >= 0 and at[k] == n - 1:
            k -= 1
        if k < 0:
            return
        at[k:] = [at[k] + 1] * (r - k)
