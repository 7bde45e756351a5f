# Iterators are pickled and copied where CPython's are: begun or not, over what is C's and over what is Python's.
import collections
import copy
import io
import itertools as it
import operator
import pickle
import threading


class Row:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError(i)
        return i * 10

    def __len__(self):
        return self.n


class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Call:
    def __init__(self):
        self.n = 0

    def __call__(self):
        self.n += 1
        return self.n


def even(n):
    return n % 2 == 0


def add(a, b):
    return a + b


MAKERS = [
    lambda: iter([1, 2, 3, 4]), lambda: iter((1, 2, 3)), lambda: iter('abcd'), lambda: iter('äbç∂'),
    lambda: iter(b'abc'),
    lambda: iter(bytearray(b'abc')), lambda: iter(range(5)), lambda: iter(range(9, 0, -2)), lambda: iter({1: 2,
    3: 4, 5: 6}),
    lambda: iter({1: 2, 3: 4}.values()), lambda: iter({1: 2, 3: 4}.items()), lambda: iter({3, 1, 2}),
    lambda: iter(frozenset((5, 6))), lambda: reversed([1, 2, 3]), lambda: reversed((1, 2, 3)),
    lambda: reversed('abc'),
    lambda: reversed(range(4)), lambda: reversed({1: 2, 3: 4}), lambda: reversed({1: 2, 3: 4}.items()),
    lambda: iter(collections.deque([1, 2, 3])), lambda: reversed(collections.deque([1, 2, 3])), lambda: iter(Row(4)),
    lambda: reversed(Row(4)), lambda: iter(Call(), 4), lambda: enumerate('abc'), lambda: enumerate(Count(3), 7),
    lambda: zip('abc', [1, 2, 3]), lambda: zip(Count(3), 'ab'), lambda: zip('ab', (1, 2), strict=True), lambda: zip(),
    lambda: map(str, [1, 2, 3]), lambda: map(add, [1, 2, 3], Count(2)), lambda: filter(even, range(6)),
    lambda: filter(None, [0, 1, 2, 0]), lambda: it.count(), lambda: it.count(5, 2), lambda: it.count(0.5),
    lambda: it.cycle('ab'), lambda: it.cycle(Count(3)), lambda: it.repeat('x'), lambda: it.repeat('x', 3),
    lambda: it.accumulate([1, 2, 3, 4]), lambda: it.accumulate(Count(4), operator.mul),
    lambda: it.accumulate([1, 2], initial=100), lambda: it.chain('ab', Count(2), [7]),
    lambda: it.chain.from_iterable(['ab', 'cd']), lambda: it.combinations('abcd', 2), lambda: it.combinations('ab',
    3),
    lambda: it.combinations_with_replacement('abc', 2), lambda: it.permutations('abc'),
    lambda: it.permutations('abcd', 2),
    lambda: it.product('ab', repeat=2), lambda: it.product([1, 2], 'xy'), lambda: it.product(),
    lambda: it.compress('abcd', [1, 0, 1, 1]), lambda: it.dropwhile(even, [2, 4, 5, 6, 7]),
    lambda: it.takewhile(even, [2, 4, 6, 7, 8]), lambda: it.filterfalse(even, range(7)),
    lambda: it.islice(range(20), 3, 15, 3), lambda: it.islice(Count(9), 5), lambda: it.islice([1, 2, 3], 1, None),
    lambda: it.starmap(add, [(1, 2), (3, 4), (5, 6)]), lambda: it.zip_longest('abc', [1], fillvalue='-'),
    lambda: it.zip_longest(Count(3), 'a'),
]


def rest(iterator):
    try:
        return list(it.islice(iterator, 6))
    except Exception as e:
        return repr(e)


for number, make in enumerate(MAKERS):
    for begun in 0, 1, 2, 9:
        iterator = make()
        for _ in range(begun):
            next(iterator, None)
        try:
            text = pickle.dumps(iterator)
            one = pickle.loads(text)
            two = copy.deepcopy(iterator)
            kind = type(one)
            print(number, begun, kind.__module__, kind.__qualname__, type(two) is kind, rest(one), rest(two))
            three = copy.copy(make())
            print(type(three) is type(make()), rest(three))
        except Exception as e:
            print(number, begun, type(e).__name__, e)

for make in MAKERS[:19]:
    iterator = make()
    next(iterator)
    reduced = iterator.__reduce__()
    print(reduced[0].__name__, reduced[1:])

for thing in ((x for x in [1]), it.pairwise('abc'), threading.Thread(), threading.Lock(), threading.RLock(),
              threading.local(),
              threading.Condition(), threading.Event(), lambda: 1, Row(1).__getitem__, io.StringIO('ab\ncd'),
              io.BytesIO(b'xyz'),
              {}.keys(), {}.values(), {}.items(), type(it.count()), pickle):
    try:
        print(type(pickle.loads(pickle.dumps(thing))).__name__)
    except Exception as e:
        print(type(e).__name__, e)

for stream in io.StringIO('one\ntwo'), io.BytesIO(b'one\ntwo'):
    stream.readline()
    stream.name = 'x'
    for other in pickle.loads(pickle.dumps(stream)), copy.copy(stream), copy.deepcopy(stream):
        print(other.tell(), other.read(), other.getvalue(), other.name, other.closed)
    stream.close()
    try:
        pickle.dumps(stream)
    except ValueError as e:
        print(e)

a = iter([1, 2, 3])
next(a)
a.__setstate__(2)
print(next(a), list(a))
a = iter([1, 2, 3])
a.__setstate__(-5)
print(list(a))
a.__setstate__(0)
print(list(a))
