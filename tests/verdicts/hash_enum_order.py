# verdict ends
# caveat hash
import enum
class E(enum.Enum):
    A = 1
    B = 2
    C = 3
print([e.name for e in {E.A, E.B, E.C}])
