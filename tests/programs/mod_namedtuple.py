# namedtuple is a tuple: unpacking, comparing, formatting, errors.
from collections import namedtuple
P = namedtuple("P", "x y")
p = P(1, 2)
print(p, isinstance(p, tuple), p == (1, 2), (1,2) == p, p[0], p[-1], len(p), p._replace(x=5), p._asdict(), P._fields,
      p.x, hash(p) == hash((1,2)))
a, b = p
print(a, b, p + (3,), p < (2,), [*p], "%s %s" % p, {p: 1}[(1, 2)])
print(P._make([3, 4]), P.__name__, P.__doc__)
class Q(P):
    def total(self): return self.x + self.y
q = Q(3, 4)
print(q, q.total(), type(q).__mro__)
R = namedtuple("R", ["a", "b", "c"], defaults=[3])
print(R(1, 2), R._field_defaults)
try: P(1)
except TypeError as e: print(e)
try: P(1,2,3)
except TypeError as e: print(e)
try: p.x = 3
except AttributeError as e: print(e)
try: p.z
except AttributeError as e: print(e)
try: p._replace(k=1)
except ValueError as e: print(e)
try: namedtuple("X", "a a")
except ValueError as e: print(e)
try: namedtuple("X", "class b")
except ValueError as e: print(e)
print(namedtuple("X", "class b", rename=True)._fields)
print(p.index(2), p.count(1), max(p), sorted([P(2,1), P(1,5)]), p[:1], p * 2)
import pickle
print(pickle.loads(pickle.dumps(p)))
