import collections, functools, statistics, random, string, contextlib, typing
from collections import UserDict, UserList, UserString
class D(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
d = D({'A': 1}); d['B'] = 2; print(d, 'a' in d, d.get('zz', 5), len(d), sorted(d.keys()), d.pop('a'))
l = UserList([3, 1]); l.append(2); l.sort()
print(l, l[0], l[1:], l + [9], UserString('abc').upper(), len(UserString('ab')))
@functools.singledispatch
def show(x): return f'object {x}'
@show.register
def _(x: int): return f'int {x}'
@show.register(list)
def _(x): return f'list of {len(x)}'
print(show(1), show([1, 2]), show('s'), show(True))
print(statistics.quantiles([1, 2, 3, 4, 5, 6]), statistics.quantiles([1, 2, 3, 4], n=10),
      statistics.quantiles([1, 2, 3, 4, 5], method='inclusive'), statistics.harmonic_mean([40, 60]),
      round(statistics.geometric_mean([54, 24, 36]), 6), statistics.correlation([1, 2, 3], [1, 2, 4]))
random.seed(5)
print(random.gammavariate(2, 3), random.gammavariate(0.5, 1), random.betavariate(2, 3), random.paretovariate(3),
      random.weibullvariate(1, 2))
t = string.Template('$who likes ${what} $$5'); print(t.substitute(who='tim', what='x'), t.safe_substitute(who='a'))
try: t.substitute(who=1)
except KeyError as e: print('KeyError', e)
try: string.Template('a $ b').substitute()
except ValueError as e: print(e)
class timed(contextlib.ContextDecorator):
    def __enter__(self): print('in'); return self
    def __exit__(self, *a): print('out')
@timed()
def f(): print('body')
f()
class Movie(typing.TypedDict): name: str
print(Movie(name='x'), type(Movie(name='x')))
@functools.lru_cache(maxsize=2)
def sq(x): return x * x
sq(1); sq(2); sq(1); sq(3); sq(2); print(sq.cache_info(), sq.cache_parameters(), sq.__name__, sq.__wrapped__(5))
sq.cache_clear(); print(sq.cache_info())
