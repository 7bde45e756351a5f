# The same instruction meets other objects, classes and modules as it goes round: what was remembered of the one before
# must not answer for them.
import math
import string
from multiprocessing import RawValue, Value


class Plain:
    def name(self):
        return 'class'


class Bare:
    pass


def call(o):
    return o.name()


p, q = Plain(), Plain()
print(call(p), call(q), call(p))
q.name = lambda: 'own'
print(call(p), call(q), call(p), call(q))
p.other = 1
p.name = lambda: 'mine'
print(call(p), call(q))
del p.name
print(call(p), call(q))
Plain.name = lambda self: 'changed'
print(call(p), call(q))


def value_of(o):
    try:
        return o.pi
    except AttributeError as e:
        return str(e)


holder = Bare()
holder.pi = 'three'
for o in (math, holder, math, string, Bare(), math, 1, math):
    print(value_of(o))
string.pi = 'apple'
print(value_of(string), value_of(math))
string.pi = 'cherry'
print(value_of(string))
del string.pi
print(value_of(string))


def assign(o, v):
    try:
        o.value = v
        return o.value
    except (AttributeError, TypeError) as e:
        return str(e)


class Guarded:
    def __setattr__(self, name, v):
        object.__setattr__(self, name, v * 2)


class Fixed:
    value = property(lambda self: 'fixed')


print([assign(o, 3) for o in (Bare(), Value('i', 0), RawValue('i', 0), Guarded(), Fixed(), Bare(), Value('b', 0),
                              RawValue('B', 0), Guarded())])
print([assign(o, 300) for o in (Value('b', 0), RawValue('B', 0), Value('q', 0), Value('H', 0))])
print(assign(object(), 1))


class Stringy:
    up = str.upper


for o in (Stringy(), Stringy()):
    try:
        print(o.up())
    except TypeError as e:
        print(e)

for a, b in ((7, 8), (-7, 8), (7, 3), (-7, 3), (2**40, 7), (-2**40, 7), (2**61, 2**33), (-1, 2**61),
             (-2**62, 2**33 + 1), (0, 5)):
    print(a // b, a % b, end='; ')
print()
pair = (1, 2)
for _ in range(2):
    x, y = pair
    x, y = (y, x)
    try:
        x, y = (1, 2, 3)
    except ValueError as e:
        print(x, y, pair, e)
