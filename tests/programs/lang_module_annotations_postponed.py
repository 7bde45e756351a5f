# Under the future import annotations are text, and nothing of them is evaluated.
from __future__ import annotations

k: undefined = 4
other: list[int]
print(k, __annotations__)


class Box:
    size: absent = 3


Box.size: absent = 5
(g): print("never") = 6
print(Box.size, Box.__annotations__, g, __annotations__)
del __annotations__
try:
    later: int = 1
except NameError as e:
    print(e)
