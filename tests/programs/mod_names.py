import operator, math, functools, statistics, time, types, enum, errno, traceback, textwrap, secrets, pprint, sys
from fractions import Fraction as F
from decimal import Decimal as D
def show(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
for f in (lambda: operator.iadd([1], [2]), lambda: operator.call(max, 1, 2),
          lambda: operator.length_hint(iter([1, 2])), lambda: operator.length_hint(5, 3),
          lambda: operator.iconcat('a', 'b'), lambda: operator.ixor(5, 1), lambda: operator.ipow(2, 3),
  lambda: math.ulp(1.0), lambda: math.nextafter(1, 2), lambda: math.exp2(3), lambda: math.exp2(2000),
  lambda: math.gamma(-1), lambda: math.lgamma(-1), lambda: math.gamma(5), lambda: math.copysign(float('inf'), -1),
  lambda: math.ldexp(1.0, 10**20), lambda: math.ldexp(1.0, -10**20), lambda: math.ulp(float('inf')),
  lambda: math.ulp(sys.float_info.max),
  lambda: statistics.mean([1, 2, 4]), lambda: statistics.mean([F(1, 2), F(1, 3)]),
  lambda: statistics.mean([D('0.1'), D('0.2')]), lambda: statistics.mean([0.1] * 10),
  lambda: statistics.mean([1, 2.5]), lambda: statistics.stdev([1, 2, 3, 4]), lambda: statistics.stdev([1.5, 2.5, 9]),
  lambda: statistics.variance([F(1, 6), F(1, 2), F(5, 3)]), lambda: statistics.variance([D('27.5'), D('30.25')]),
  lambda: statistics.pstdev([1.5, 2.5, 2.75]), lambda: statistics.pvariance([0.0, 0.25, 1.5]),
  lambda: statistics.harmonic_mean([40, 60]), lambda: statistics.harmonic_mean([2.5, 3, 10]),
  lambda: statistics.fmean([1, 2]), lambda: statistics.fmean([1, 2], [3, 1]), lambda: statistics.median([1, F(1, 2)]),
  lambda: statistics.mean([]), lambda: statistics.mean(['a']), lambda: statistics.variance([1]),
  lambda: statistics.stdev([D(1), D(2), D(4)]), lambda: statistics.mean([True, False]),
  lambda: statistics.mean([1, float('inf')]), lambda: statistics.pvariance([]),
  lambda: statistics.NormalDist(100, 15), lambda: statistics.NormalDist(100, 15).cdf(120),
  lambda: statistics.NormalDist(1, 2) + statistics.NormalDist(3, 4),
  lambda: statistics.NormalDist.from_samples([1, 2, 3]), lambda: statistics.NormalDist(0, 1).pdf(0.5),
  lambda: statistics.NormalDist() * 3, lambda: statistics.covariance([1, 2, 3], [2, 4, 7]),
  lambda: statistics.linear_regression([1, 2, 3], [2, 4, 7]), lambda: statistics.correlation([1, 2, 3], [2, 4, 7]),
  lambda: statistics.median_grouped([1, 2, 2, 3, 4]), lambda: statistics.quantiles([1, 2, 3, 4, 5]),
  lambda: statistics.correlation([1, 1], [2, 3]), lambda: (time.timezone, time.daylight, time.tzname),
  lambda: time.strptime('2020-01-02', '%Y-%m-%d')[:6], lambda: types.MappingProxyType({1: 2}),
  lambda: types.MappingProxyType({1: 2})[1], lambda: types.new_class('X', (), {}, lambda ns: ns.update(a=1)).a,
  lambda: types.UnionType, lambda: isinstance(sys, types.ModuleType), lambda: isinstance(show.__code__, types.CodeType),
  lambda: errno.ENOTEMPTY, lambda: errno.errorcode[11], lambda: len(errno.errorcode),
  lambda: len(secrets.token_urlsafe(16)), lambda: pprint.isrecursive([1]), lambda: pprint.saferepr({1: 2}),
  lambda: textwrap.TextWrapper(width=9).fill('a b c d e f'), lambda: sys.float_info.max, lambda: sys.float_info.epsilon,
  lambda: [f.name for f in traceback.extract_stack()], lambda: traceback.format_list([('f', 1, 'n', 'text')])):
    show(f)
class E(enum.Enum):
    A = 1
    @enum.property
    def p(self): return 'p' + self.name
    B = enum.nonmember(5)
    C = enum.member(lambda x: x)
print(E.A.p, E.B, list(E.__members__), enum.STRICT, repr(enum.CONTINUOUS))
@enum.verify(enum.UNIQUE)
class U(enum.Enum):
    A = 1
try:
    @enum.verify(enum.UNIQUE, enum.CONTINUOUS)
    class V(enum.Enum):
        A = 1; B = 3
except ValueError as e: print(e)
class S:
    @functools.singledispatchmethod
    def f(self, x): return 'any'
    @f.register
    def _(self, x: int): return 'int'
    @f.register(str)
    def _(self, x): return 'str'
    @f.register
    def _(self, x: list | tuple): return 'seq'
print(S().f(1), S().f('a'), S().f(1.5), S().f([]), S().f(()))
from collections.abc import Sized, Iterable
@functools.singledispatch
def g(x): return 'o'
@g.register(Sized)
def _(x): return 'sized'
print(g([1]), g(5), g.dispatch(list).__name__)
