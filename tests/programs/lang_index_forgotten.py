# An integer that was wanted and not given concerns the call that wanted it, not a later one with the same object.
from multiprocessing import Value


class One:
    def __index__(self):
        return 1


one = One()
v = Value('i', 0)
try:
    v.value = one
except TypeError:
    pass
values = [5, 1]
try:
    values.remove(one)
except ValueError as e:
    print(e, values)
