# verdict ends
# caveat hash
from dataclasses import dataclass
@dataclass(frozen=True)
class P:
    n: str
print([p.n for p in {P('a'), P('b'), P('c')}])
