# Every container changed (cleared, grown, shrunk) by the methods of the program's that its own operations call
from collections import deque


def cleared(c):
    c.clear()


def grown(c):
    for i in range(40):
        if isinstance(c, dict):
            c[1000 + i] = i
        elif isinstance(c, set):
            c.add(1000 + i)
        else:
            c.append(1000 + i)


def shrunk(c):
    if isinstance(c, (dict, set)):
        for k in list(c)[1:]:
            if isinstance(c, dict):
                del c[k]
            else:
                c.discard(k)
    else:
        for k in range(len(c) - 1):
            c.pop()


class Odd:
    # does it to the container at the n-th call of any of its methods
    def __init__(self, name, answer=False, at=1):
        self.name, self.answer, self.left, self.change, self.c = name, answer, at, None, None

    def now(self):
        self.left -= 1
        if self.left == 0 and self.change:
            self.change(self.c)

    def __eq__(self, other):
        self.now()
        return self.answer

    def __lt__(self, other):
        self.now()
        return self.answer

    __gt__ = __le__ = __lt__

    def __hash__(self):
        return 3

    def __repr__(self):
        self.now()
        return self.name

    def __bool__(self):
        self.now()
        return self.answer

    def __add__(self, other):
        self.now()
        return self

    __radd__ = __add__

    def __index__(self):
        self.now()
        return 1

    def __str__(self):
        self.now()
        return self.name

    def __format__(self, spec):
        self.now()
        return self.name


def of(kind, odd):
    if kind is dict:
        return {1: odd, odd: 2, 2: 3, 3: 4}
    return kind([1, odd, 2, 3])


def iterating(c):
    class It:
        def __init__(self):
            self.n = 0

        def __iter__(self):
            return self

        def __next__(self):
            self.n += 1
            if self.n == 2:
                change(c)
            if self.n > 4:
                raise StopIteration
            return self.n * 11
    return It()


def sequence(kind):
    ops = {
        'in': lambda c, o: 3 in c, 'in odd': lambda c, o: Odd('p') in c, 'index': lambda c, o: c.index(3),
        'count': lambda c, o: c.count(3), 'remove': lambda c, o: c.remove(3), 'eq': lambda c,
        o: c == kind([1, 5, 2, 3]),
        'ne': lambda c, o: c != kind([1, 5, 2, 3]), 'lt': lambda c, o: c < kind([1, 5, 2, 3]),
        'ge': lambda c, o: kind([1, 5, 2, 3]) >= c, 'repr': lambda c, o: repr(c), 'str': lambda c, o: f'{c}',
        'any': lambda c, o: any(c), 'all': lambda c, o: all(c), 'sum': lambda c, o: sum(c, 0) is not None,
        'max': lambda c, o: max(c) is not None, 'min': lambda c, o: min(c) is not None,
        'sorted': lambda c, o: len(sorted(c)), 'item': lambda c, o: c[o], 'set item': lambda c, o: c.__setitem__(o, 7),
        'del item': lambda c, o: c.__delitem__(o), 'insert': lambda c, o: c.insert(o, 9),
        'extend': lambda c, o: c.extend(iterating(c)), 'iadd': lambda c, o: c.__iadd__(iterating(c)) is c,
        'times': lambda c, o: len(c * o), 'filter': lambda c, o: len([x for x in filter(None, c)]),
        'map': lambda c, o: len([x for x in map(bool, c)]), 'print': lambda c, o: print(*c) if len(c) < 9 else None,
    }
    if kind is list:
        ops.update({
            'sort': lambda c, o: c.sort(), 'sort key': lambda c, o: c.sort(key=lambda x: bool(x)),
            'sort cmp': lambda c, o: c.sort(key=lambda x: x if isinstance(x, Odd) else Odd('k')),
            'slice': lambda c, o: len(c[o:]), 'set slice': lambda c, o: c.__setitem__(slice(o, 3), [8, 9]),
            'set from': lambda c, o: c.__setitem__(slice(1, 3), iterating(c)),
            'set step': lambda c, o: c.__setitem__(slice(0, 4, 2), iterating(c)),
            'del slice': lambda c, o: c.__delitem__(slice(o, 3)), 'pop': lambda c, o: c.pop(o),
            'join': lambda c, o: ''.join(f'{x}' for x in c) is not None,
            'index from': lambda c, o: c.index(3, o), 'tuple': lambda c, o: len(tuple(c)),
            'dict': lambda c, o: len(dict.fromkeys(c)),
            'percent': lambda c, o: '%s %s' % tuple(c[:2]) is not None, 'unpack': lambda c, o: [*c][:1],
            'in tuple': lambda c, o: tuple(c) == (1, 2), 'copy': lambda c, o: len(c.copy()),
        })
    else:
        ops.update({
            'rotate': lambda c, o: c.rotate(o), 'extendleft': lambda c, o: c.extendleft(iterating(c)),
           
        })
    return ops


def mapping():
    return {
        'in': lambda c, o: 9 in c, 'in odd': lambda c, o: Odd('p') in c, 'get': lambda c, o: c.get(Odd('p'), 'none'),
        'item': lambda c, o: c[Odd('p')], 'set item': lambda c, o: c.__setitem__(Odd('p'), 7), 'pop': lambda c,
        o: c.pop(Odd('p'), 0),
        'del item': lambda c, o: c.__delitem__(Odd('p')), 'setdefault': lambda c, o: c.setdefault(Odd('p'), 5),
        'eq': lambda c, o: c == {1: 5, Odd('p'): 2, 2: 3, 3: 4}, 'repr': lambda c, o: repr(c),
        'update': lambda c, o: c.update([(Odd('p'), 1), (5, 6)]), 'values': lambda c, o: 3 in c.values(),
        'items': lambda c, o: (2, 3) in c.items(), 
        'update from': lambda c, o: c.update((x, x) for x in iterating(c)), 'or': lambda c, o: len(c | {Odd('p'): 2}),
        'loop': lambda c, o: [bool(v) for v in c.values()], 'loop keys': lambda c, o: [bool(v) for v in c],
        'max': lambda c, o: max(c.values()) is not None, 'comprehension': lambda c,
        o: len({k: bool(v) for k, v in c.items()}),
    }


def unordered():
    return {
        'in odd': lambda c, o: Odd('p') in c, 'add': lambda c, o: c.add(Odd('p')), 'remove': lambda c,
        o: c.remove(Odd('p')),
        'discard': lambda c, o: c.discard(Odd('p')), 'eq': lambda c, o: c == {1, Odd('p'), 2, 3},
        'le': lambda c, o: c <= {1, Odd('p'), 2, 3, 4}, 'update': lambda c, o: c.update([Odd('p'), 5]),
        'update from': lambda c, o: c.update(iterating(c)), 'and': lambda c, o: len(c & {Odd('p'), 2}) >= 0,
        'or': lambda c, o: len(c | {Odd('p'), 2}) >= 0, 'minus': lambda c, o: len(c - {Odd('p'), 2}) >= 0,
        'xor': lambda c, o: len(c ^ {Odd('p'), 2}) >= 0, 'isdisjoint': lambda c, o: c.isdisjoint([Odd('p'), 77]),
        'issubset': lambda c, o: c.issubset([Odd('p'), 1, 2, 3]), 'iand': lambda c,
        o: c.intersection_update([Odd('p'), 2]),
        'isub': lambda c, o: c.difference_update([Odd('p'), 2]), 'repr': lambda c, o: len(repr(c)) > 0,
    }


def shown(v):
    return f'<{len(v)}>' if isinstance(v, (list, dict, set, deque)) else v


for kind, ops in (list, sequence(list)), (deque, sequence(deque)), (dict, mapping()), (set, unordered()):
    for name in ops:
        for change in (cleared, grown, shrunk):
            for answer in (False, True):
                for at in (1, 2):
                    odd = Odd('odd', answer, at)
                    c = of(kind, odd)
                    odd.c, odd.change = c, change
                    try:
                        result = shown(ops[name](c, odd))
                    except Exception as e:
                        result = f'{type(e).__name__}: {e}'
                    if kind is set:  # where its values lie is CPython's own
                        continue
                    print(kind.__name__, name, change.__name__, answer, at, result, len(c))
