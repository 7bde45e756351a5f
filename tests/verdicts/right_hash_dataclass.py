# verdict proved
from dataclasses import dataclass
@dataclass(frozen=True)
class P:
    n: str
d = {P('a'): 1, P('b'): 2}
print(d[P('a')], P('b') in d, len({P('a'), P('a')}), sorted(p.n for p in {P('a'), P('b')}))
