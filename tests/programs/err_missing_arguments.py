# A call that lacks arguments: how many, which, and one or several of them.


def one(a): pass
def two(a, b): pass
def three(a, b, c): pass
def with_default(a, b, c=1): pass
def keyword(*, k): pass
def keywords(*, k, l, m): pass
def both(a, b, *, k, l): pass


class Point:
    def __init__(self, x, y):
        pass

    def move(self, dx, dy, dz):
        pass


def show(call):
    try:
        call()
    except TypeError as e:
        print(e)


point = Point(1, 2)
for call in (one, two, lambda: two(1), lambda: two(b=1), three, lambda: three(1), lambda: three(1, 2),
             lambda: three(c=1), with_default, lambda: with_default(1), keyword, keywords, lambda: keywords(k=1),
             lambda: keywords(l=1, m=2), both, lambda: both(1, k=2, l=3), lambda: both(1, 2), lambda: both(1, 2, l=3),
             Point, lambda: Point(1), lambda: Point(y=1), point.move, lambda: point.move(1), lambda: point.move(1, 2),
             lambda: (lambda p, q: p)(), lambda: (lambda p: p)()):
    show(call)
two(1)
