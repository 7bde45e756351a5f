from __future__ import annotations
# Annotations as texts; heapq, bisect, textwrap, statistics beside them.
from dataclasses import dataclass, field, asdict, astuple, replace, fields
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
p = P(1); print(p, p == P(1), p != P(2), p.tags)
@dataclass(order=True, frozen=True)
class Q:
    a: int
    b: str = "x"
print(Q(1) < Q(2), sorted([Q(3), Q(1)]), hash(Q(1)) == hash(Q(1)), {Q(1): 2})
try: Q(1).a = 3
except Exception as e: print(type(e), e)
print(asdict(p), astuple(p), replace(p, x=4), [f.name for f in fields(p)])
@dataclass
class C(P):
    z: float = 1.0
    def __post_init__(self): self.sum = self.x + self.y
print(C(1, 2), C(1,2).sum)
try: P()
except TypeError as e: print(e)
import heapq, bisect, textwrap, statistics
h = []
for i in [5,3,8,1]: heapq.heappush(h, i)
print(heapq.heappop(h), h, heapq.nsmallest(2, [5,1,3]), heapq.nlargest(2, [5,1,3]))
l=[3,1,2]; heapq.heapify(l); print(l, heapq.heapreplace(l, 9), heapq.heappushpop(l, 0), list(heapq.merge([1,4],[2,3])))
print(bisect.bisect([1,2,2,3], 2), bisect.bisect_left([1,2,2,3], 2)); a=[1,3]; bisect.insort(a, 2); print(a)
print(textwrap.dedent("  a\n    b\n"), statistics.mean([1,2,3,4]), statistics.median([1,3,2]),
      statistics.stdev([1,2,3,4]))
