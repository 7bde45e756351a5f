# The iterator tools: their types, reprs, arguments, what they give, and how they end.
import itertools as I
from itertools import *
for it in (permutations('abc'), permutations('abcd', 2), permutations('ab', 3), permutations('', 0),
          combinations('abcd', 2), combinations('ab', 0), combinations('a', 2),
           combinations_with_replacement('abc', 2), combinations_with_replacement('', 2),
          combinations_with_replacement('', 0), product('ab', [1, 2]), product(), product('ab', repeat=0),
           product('ab', '', 'c'), product(range(2), repeat=3), zip_longest('ab', [1, 2, 3], fillvalue='-'),
          zip_longest(), zip_longest('', ''), zip_longest((x for x in 'ab'), 'xyz'),
           repeat('x', 3), repeat(1, -1), islice(count(3), 4), islice(count(1.5, 0.5), 3), islice(count(2**70), 2),
          islice(cycle('ab'), 5), cycle([]), cycle(''), islice(cycle(x for x in 'ab'), 5),
           accumulate([1, 2, 3]), accumulate([1, 2, 3], lambda a, b: a * b, initial=10), chain('ab', [1], ()),
          chain.from_iterable(['ab', 'c']), compress('abcd', [1, 0, 1, 1]),
           dropwhile(lambda x: x < 3, [1, 2, 3, 1]), takewhile(lambda x: x < 3, [1, 2, 3, 1]), filterfalse(None, [0,
          1, '']), pairwise('abcd'), pairwise('a'), starmap(pow, [(2, 3), (3, 2)])):
    print(type(it), list(it), list(it))
print([(k, list(g)) for k, g in groupby('aabbba')], type(groupby('a')), [type(g) for _, g in groupby('a')])
a, b = tee('abc')
print(type(a), next(a), list(b), list(a))
for it in (count(), count(5), count(5, 2), count(1.5), repeat('x'), repeat([1], 3), count(step=3)):
    print(repr(it), next(it), repr(it), iter(it) is it)
p = permutations([1, 2])
print(p.__next__(), next(p), next(p, 'end'), p.__iter__() is p, hasattr(p, 'send'), hasattr(chain(), 'throw'),
          isinstance(p, permutations))
print(repr(chain())[:29], repr(islice([], 1))[:30], repr(product())[:32])
def stops(x):
    raise StopIteration
print(list(takewhile(stops, [1])), list(starmap(stops, [(1,)])))
for f in (lambda: islice([1], -1), lambda: islice([1], 'a'), lambda: islice([1], 1, 2, 0), lambda: permutations([1],
          -1), lambda: permutations([1], 'a'), lambda: combinations([1], -1),
          lambda: product([1], repeat=-1), lambda: product(1), lambda: cycle(1), lambda: accumulate(1),
          lambda: takewhile(1, 2), lambda: list(takewhile(1, [2])), lambda: groupby(1), lambda: tee([1], -1),
          lambda: count('a'), lambda: repeat(1, 'a'), lambda: zip_longest(1), lambda: zip_longest('a', bad=1),
          lambda: list(chain(1)), lambda: setattr(chain, 'x', 1), lambda: next(repeat(1, 0)), lambda: pairwise(1),
          lambda: starmap(1, 2)):
    try:
        print(f())
    except (TypeError, ValueError, StopIteration) as e:
        print(type(e).__name__, e)
class Two(count):
    pass
print(next(Two(2)), type(Two()).__name__)
print([x for x in chain([1], [2])], sum(count() if False else repeat(2, 3)), max(permutations([1, 2])),
          dict(zip('ab', count())), [*cycle('')], sorted(product('ba', repeat=2)))
print(list(zip(count(1), 'ab')), list(map(lambda a, b: a + b, repeat(1, 2), count())),
          list(enumerate(combinations('abc', 2))))
