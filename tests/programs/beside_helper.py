# A module that lies beside programs; as a program it prints nothing.
import beside_second
from beside_second import twice as double

LIMIT = 3
count = 0


class Box:
    def __init__(self, v):
        self.v = v

    def __repr__(self):
        return f'Box({self.v!r})'


def square(x):
    return x * x


def bump():
    global count
    count += 1
    return count


def fail():
    raise ValueError('from beside')
