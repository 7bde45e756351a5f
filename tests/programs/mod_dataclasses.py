# dataclasses
from dataclasses import *
from typing import ClassVar, List, Optional
@dataclass
class P:
    x: int
    y: int = 0
    tags: List[str] = field(default_factory=list)
    count: ClassVar[int] = 7
p = P(1)
print(p, p == P(1), P(2) != p, p.tags is P(1).tags, P.count, P.y, hasattr(P, "x"))
for bad in (lambda: P(), lambda: P(1, 2, 3, 4), lambda: P(1, x=2), lambda: P(z=1), lambda: hash(p), lambda: p < p):
    try: print(bad())
    except TypeError as e: print(e)
@dataclass(order=True)
class V:
    n: int
    name: str = field(compare=False, repr=False, default="q")
print(V(1) < V(2), max(V(3), V(1)), V(1, "a") == V(1, "b"), sorted([V(2), V(1)]))
@dataclass(frozen=True)
class F:
    a: int
    b: tuple = ()
print(F(1), hash(F(1)) == hash(F(1)), {F(1): 2}[F(1)], len({F(1), F(1), F(2)}))
for bad in (lambda: setattr(F(1), "a", 2), lambda: delattr(F(1), "a"), lambda: setattr(F(1), "z", 2)):
    try: bad()
    except FrozenInstanceError as e: print(type(e).__name__, e)
@dataclass
class B:
    i: int
    j: int = 1
@dataclass
class C(B):
    k: str = "k"
    i: float = 2.5
    def __post_init__(self): self.sum = self.i + self.j
print(C(), C(1, 2, "z").sum, [f.name for f in fields(C)], is_dataclass(C), is_dataclass(C()), is_dataclass(3))
@dataclass
class K:
    a: int
    _: KW_ONLY
    b: int
    c: int = 3
print(K(1, b=2))
try: K(1)
except TypeError as e: print(e)
@dataclass
class I:
    v: InitVar[int]
    w: int = field(init=False)
    z: int = field(init=False, default=9)
    def __post_init__(self, v): self.w = v * 2
print(I(4), I(4).z)
@dataclass
class N:
    p: P
    l: list
    d: dict = field(default_factory=dict)
n = N(P(1, tags=["a"]), [P(2), (P(3),)], {"k": P(4)})
print(asdict(n)); print(astuple(n)); print(replace(n, l=[]))
try:
    @dataclass
    class Bad: l: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class Bad2:
        a: int = 1
        b: int
except TypeError as e: print(e)
@dataclass
class R:
    me: Optional["R"] = None
r = R(); r.me = r; print(r)
@dataclass(eq=False)
class E: a: int = 1
print(E() == E(), E.__hash__ is object.__hash__)
import pickle
print(pickle.loads(pickle.dumps(n)) == n, pickle.loads(pickle.dumps(F(1))), P.__match_args__, P.__init__.__qualname__)
M = make_dataclass("M", ["a", ("b", int), ("c", int, 5)])
print(M(1, 2))
@dataclass
class Own:
    a: int
    def __repr__(self): return "mine"
    def __eq__(self, o): return True
print(Own(1), Own(1) == 3)
