from multiprocessing import Pipe


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f'Point({self.x}, {self.y})'


class Hooked:
    def __getstate__(self):
        return {'n': 7}


def function():
    return 'called'


a, b = Pipe()
shared = [1]
for o in (None, 1.5, 10 ** 30, 'é', b'\x00', [shared, shared], {1: {2}}, Point(1, 2), function, Point, ValueError('x'),
          range(3), Hooked()):
    a.send(o)
    got = b.recv()
    if isinstance(o, list):
        print(got, got[0] is got[1])
    elif isinstance(o, Hooked):
        print(got.n)
    elif callable(o):
        print(got is o)
    else:
        print(repr(got))
for o in (lambda: 1, (i for i in [])):
    try:
        a.send(o)
    except Exception as e:
        print(type(e).__name__, str(e).split(' at 0x')[0])
print(b.poll())
