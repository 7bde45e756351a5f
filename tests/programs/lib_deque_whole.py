# collections.deque in all its ways, against a list that does the same; its errors, iterators and pickles.
import collections
import copy
import pickle
import random
from collections.abc import MutableSequence, Sequence


def told(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


def setting(d, i):
    d[i] = 0


def against_a_list():
    random.seed(3)
    d, l = collections.deque(), []
    for i in range(3000):
        kind, at = random.randrange(9), random.randrange(-3, len(l) + 3)
        if kind == 0:
            d.append(i), l.append(i)
        elif kind == 1:
            d.appendleft(i), l.insert(0, i)
        elif kind == 2 and l:
            assert d.pop() == l.pop()
        elif kind == 3 and l:
            assert d.popleft() == l.pop(0)
        elif kind == 4:
            d.insert(at, i), l.insert(at, i)
        elif kind == 5 and -len(l) <= at < len(l):
            del d[at]
            del l[at]
        elif kind == 6 and l:
            d.rotate(at)
            at %= len(l)
            l = l[len(l) - at:] + l[:len(l) - at]
        elif kind == 7:
            d.extend((i, i + 1)), l.extend((i, i + 1))
        elif kind == 8 and i % 5 == 0:
            d.reverse(), l.reverse()
        assert list(d) == l and len(d) == len(l) and (not l or d[-1] == l[-1] and d[len(l) // 2] == l[len(l) // 2])
    print(len(d), sum(d))


class Bounded(collections.deque):
    def __init__(self, values=(), maxlen=5):
        super().__init__(values, maxlen)
        self.label = 'own'


class Same:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        return self.v == other.v

    def __lt__(self, other):
        return self.v < other.v

    def __repr__(self):
        return f'Same({self.v})'


if __name__ == '__main__':
    against_a_list()
    deque = collections.deque
    d = deque([1, 2, 3], maxlen=4)
    for f in (lambda: deque(1, 2, 3), lambda: deque(x=1), lambda: deque([1], maxlen='a'), lambda: deque([1], -1),
              lambda: deque(5), lambda: d['a'], lambda: d[1:2], lambda: d[9], lambda: setting(d, 9),
              lambda: setting(d, 'a'), lambda: d.foo, lambda: hash(d), lambda: d + [1], lambda: [1] + d,
              lambda: d < [1], lambda: d * 'a', lambda: d - d, lambda: d.remove(9), lambda: d.index(9),
              lambda: d.index(3, 0, 2), lambda: d.pop(1), lambda: deque().pop(), lambda: deque().popleft(),
              lambda: setattr(d, 'x', 3), lambda: deque([1, 2], 2).insert(0, 1), lambda: d.extend(5),
              lambda: d.rotate('a')):
        told(f)
    for v in (d, d * 2, 2 * d, d + d, d == deque([1, 2, 3]), d != d, d < deque([1, 3]), d.maxlen, deque('abc', 0),
              deque(maxlen=2, iterable='abc'), [*d], 2 in d, d.count(2), list(reversed(d)), deque, d.__reduce__()[:3]):
        print(v)
    d.extend(d), d.extendleft(i * i for i in range(2))
    print(d, bool(deque()), sorted(d), max(d), isinstance(d, Sequence), isinstance(d, MutableSequence),
          isinstance(d, list))
    walk, back = iter(d), reversed(d)
    next(walk), next(back), d.rotate()
    for it in (walk, walk, back):
        told(lambda: next(it))
    round_trip = pickle.loads(pickle.dumps(Bounded(range(9))))
    for v in (pickle.dumps(d), pickle.loads(pickle.dumps(d)), round_trip, round_trip.label, copy.copy(round_trip).label,
              copy.deepcopy(round_trip), round_trip + round_trip, round_trip * 2, round_trip.copy()):
        print(v)
    ring = deque([1])
    ring.append(ring)
    print(ring)
    s = deque([Same(1), Same(2), Same(3)], 9)
    print(s, Same(2) in s, s.index(Same(2)), s.count(Same(2)), s == deque([Same(1), Same(2), Same(3)]),
          s < deque([Same(1), Same(4)]), max(s))
    s.remove(Same(2))
    told(lambda: s.remove(Same(7)))
    s += (Same(i) for i in range(2))
    print(s)
