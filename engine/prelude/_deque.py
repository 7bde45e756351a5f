# collections.deque: a list and where it begins, so that both ends are cheap.

_SPARE = 16  # places made at the left end at once, and how many free ones are kept before they are given back


class deque:
    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None:
            if not isinstance(maxlen, int):
                raise TypeError('an integer is required')
            if maxlen < 0:
                raise ValueError('maxlen must be non-negative')
        self._items = []
        self._head = 0
        self._maxlen = maxlen
        self._changes = 0
        self.extend(iterable)

    @property
    def maxlen(self):
        return self._maxlen

    def append(self, x):
        items = self._items
        items.append(x)
        self._changes += 1
        if self._maxlen is not None and len(items) - self._head > self._maxlen:
            self.popleft()

    def appendleft(self, x):
        if self._maxlen is not None and len(self) >= self._maxlen:
            if not self._maxlen:
                return
            self.pop()
        if not self._head:
            self._head = _SPARE + len(self._items) // 2
            self._items[0:0] = [None] * self._head
        self._head -= 1
        self._items[self._head] = x
        self._changes += 1

    def pop(self):
        items = self._items
        if len(items) == self._head:
            raise IndexError('pop from an empty deque')
        self._changes += 1
        return items.pop()

    def popleft(self):
        items, head = self._items, self._head
        if len(items) == head:
            raise IndexError('pop from an empty deque')
        x = items[head]
        items[head] = None
        head += 1
        if head > _SPARE and head * 2 > len(items):
            del items[:head]
            head = 0
        self._head = head
        self._changes += 1
        return x

    def extend(self, iterable):
        if iterable is self:
            iterable = list(self)
        if self._maxlen is None:
            self._items.extend(iterable)
            self._changes += 1
        else:
            for x in iterable:
                self.append(x)

    def extendleft(self, iterable):
        for x in list(iterable):
            self.appendleft(x)

    def clear(self):
        self._items.clear()
        self._head = 0
        self._changes += 1

    def copy(self):
        return type(self)(self, self._maxlen)

    __copy__ = copy

    def _list(self):
        return self._items[self._head:]

    def _replace(self, values):
        self._items = values
        self._head = 0
        self._changes += 1

    def rotate(self, n=1):
        values = self._list()
        if values:
            n %= len(values)
            self._replace(values[len(values) - n:] + values[:len(values) - n])

    def reverse(self):
        values = self._list()
        values.reverse()
        self._replace(values)

    def count(self, x):
        return self._list().count(x)

    def index(self, x, *bounds):
        try:
            return self._list().index(x, *bounds)
        except ValueError:
            raise ValueError(f'{x!r} is not in deque') from None

    def insert(self, i, x):
        if self._maxlen is not None and len(self) >= self._maxlen:
            raise IndexError('deque already at its maximum size')
        values = self._list()
        values.insert(i, x)
        self._replace(values)

    def remove(self, x):
        values = self._list()
        try:
            values.remove(x)
        except ValueError:
            raise ValueError('deque.remove(x): x not in deque') from None
        self._replace(values)

    def _place(self, i):
        if not isinstance(i, int):
            raise TypeError(f"sequence index must be integer, not '{type(i).__name__}'")
        n = len(self._items) - self._head
        if i < 0:
            i += n
        if not 0 <= i < n:
            raise IndexError('deque index out of range')
        return self._head + i

    def __getitem__(self, i):
        return self._items[self._place(i)]

    def __setitem__(self, i, x):
        self._items[self._place(i)] = x

    def __delitem__(self, i):
        del self._items[self._place(i)]
        self._changes += 1

    def __len__(self):
        return len(self._items) - self._head

    def __contains__(self, x):
        return x in self._list()

    def __iter__(self):
        changes = self._changes
        i = 0
        while i < len(self._items) - self._head:
            yield self._items[self._head + i]
            if self._changes != changes:
                raise RuntimeError('deque mutated during iteration')
            i += 1

    def __reversed__(self):
        return reversed(self._list())

    def __repr__(self):
        text = repr(self._list())
        return f'{type(self).__name__}({text})' if self._maxlen is None else f'{type(self).__name__}({text}, maxlen={self._maxlen})'

    def _compare(self, other, compare):
        return compare(self._list(), other._list()) if isinstance(other, deque) else NotImplemented

    def __eq__(self, other):
        return self._compare(other, lambda a, b: a == b)

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)

    __hash__ = None

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError(f'can only concatenate deque (not "{type(other).__name__}") to deque')
        return type(self)(self._list() + other._list(), self._maxlen)

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, n):
        return type(self)(self._list() * n, self._maxlen)

    __rmul__ = __mul__

    def __reduce__(self):
        args = ((),) if self._maxlen is None else ((), self._maxlen)
        return (type(self), args, None, iter(self._list()))


deque.__module__ = 'collections'
