# A module's annotations are evaluated, after the value is assigned, and kept in __annotations__; those of other targets
# are evaluated only; a function's never.
import random

count: int = 3
names: list[str]
(grouped): print("evaluated, not kept") = 4


def told(what):
    print("told", what)
    return what


class Box:
    pass


box, numbers = Box(), {}
told(1).real: told(int)
box.size: told(str) = told(5)
numbers[told("a")]: told(float) = told(6)
numbers[told("b")]: told(float)
if count:
    inside: "text" = None
print(__annotations__, count, grouped, box.size, numbers, inside)
try:
    print(names)
except NameError as e:
    print(e)


def f():
    a: undefined = 4
    told(2).b: undefined
    return a


print(f())
try:
    k: undefined = 7
except NameError as e:
    print(e, k)
try:
    box.x: undefined
except NameError as e:
    print(e)


class C:
    a: int
    told(3).x: told(int)
    (b): told(str) = 1


print(C.__annotations__, C.b, sorted(__annotations__))
random.seed(b"bytes")
print(random.random())
random.seed(bytearray(b"more"))
print(random.random(), random.Random(b"x").randrange(1000))
last: absent
