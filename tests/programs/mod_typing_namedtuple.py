# typing.NamedTuple
from typing import NamedTuple
import pickle
class P(NamedTuple):
    x: int
    y: int = 3
    def total(self): return self.x + self.y
p = P(1)
print(p, p.total(), p == (1, 3), P._fields, P._field_defaults, P.__annotations__, isinstance(p, tuple), P.__mro__)
class Q(P):
    extra = 1
print(Q(1, 2), Q.extra, pickle.loads(pickle.dumps(p)))
R = NamedTuple("R", [("a", int), ("b", str)])
print(R(1, "x"))
try: P()
except TypeError as e: print(e)
try:
    class Bad(NamedTuple):
        a: int = 1
        b: int
except TypeError as e: print(e)
