# A module that is not there, found when it is reached, a name that a module lacks.
try:
    import math
    from math import sqrt, floor
    print(sqrt(floor(4.5)))
    math.squirt
except AttributeError as e:
    print(e, e.name, e.obj is math)
math.flor(1)
