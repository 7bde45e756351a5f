# Structures inside structures, arrays as fields, arrays of arrays: private ones, and shared ones.
import multiprocessing as mp
from ctypes import Structure, c_bool, c_char, c_double, c_int, c_short, c_ubyte, sizeof
from multiprocessing.sharedctypes import RawArray, RawValue


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Point(Structure):
    _fields_ = [('x', c_int), ('y', c_int)]


class Particle(Structure):
    _fields_ = [('pos', Point), ('speed', c_double * 3), ('name', c_char * 8), ('alive', c_bool)]


Row = c_int * 3
Grid = Row * 2


class Board(Structure):
    _fields_ = [('grid', Grid), ('corners', Point * 4)]


def work(p, grid, particles, raw):
    with p.get_lock():
        p.pos.x += 10
        p.speed[1] = 2.5
        p.name = b'moved'
    grid[1][2] = 99
    for q in particles:
        q.pos.y -= 1
        q.alive = True
    raw[2] = Point(7, 8)


if __name__ == '__main__':
    a = (c_int * 4)(1, 2, 3)
    print(list(a), len(a), a[-1], a[1:3], type(a).__name__, sizeof(a), sizeof(c_int * 4), (c_int * 4)._length_,
          (c_int * 4)._type_.__name__)
    a[3] = 2 ** 31
    a[:2] = [8, 9]
    print(a[:], sum(a), 9 in a, [x for x in reversed(a[:])])
    show(lambda: (c_int * 2)(1, 2, 3))
    show(lambda: (c_int * 2)('a'))
    show(lambda: a[4])
    show(lambda: a[0.5])
    show(lambda: c_int * -1)
    show(lambda: (c_int * 3) is (c_int * 3))
    s = (c_char * 6)(b'a', b'b')
    s.value = b'xyz'
    print(s.value, s.raw, len(s), s[0])
    print((c_double * 2)(1, 2)[:], (c_ubyte * 2)(255, 256)[:])

    g = Grid((1, 2, 3), Row(4, 5, 6))
    print([list(row) for row in g], len(g), len(g[0]), type(g).__name__, type(g[0]).__name__, sizeof(g))
    g[0][1] = 7
    g[1] = (1, 1, 1)
    print([row[:] for row in g])

    p = Particle(Point(1, 2), (1, 2, 3), b'dot', True)
    print(p.pos.x, p.pos.y, p.speed[:], p.name, p.alive, sizeof(Particle), sizeof(Point), sizeof(p))
    p.pos = (5, 6)
    print(p.pos.x, p.pos.y)
    other = Point(3, 3)
    p.pos = other
    other.x = 100
    print(p.pos.x)
    p.speed = (9,)
    print(p.speed[:])
    show(lambda: setattr(p, 'speed', [1, 2, 3]))
    show(lambda: setattr(p, 'pos', 5))
    show(lambda: setattr(p, 'name', 'text'))
    show(lambda: setattr(p, 'name', b'too long a name'))
    b = Board()
    b.grid[1][0] = 3
    b.corners[2].y = 4
    print([list(r) for r in b.grid], [(c.x, c.y) for c in b.corners], sizeof(b))

    shared = mp.Value(Particle, (1, 2), (0.5,), b'first')
    grid = mp.RawArray(Row, 2)
    particles = mp.Array(Particle, 2, lock=False)
    raw = RawArray(Point, [(1, 2), (3, 4), (5, 6)])
    child = mp.Process(target=work, args=(shared, grid, particles, raw))
    child.start()
    child.join()
    print(child.exitcode)
    print(shared.pos.x, shared.pos.y, shared.speed[:], shared.name, shared.alive)
    print([list(r) for r in grid], [(q.pos.y, q.alive) for q in particles], [(q.x, q.y) for q in raw])
    board = RawValue(Board)
    board.corners[3] = (1, 2)
    board.grid[0][0] = 5
    print([(c.x, c.y) for c in board.corners], board.grid[0][:])
    v = mp.Value(c_int * 3)
    v[1] = 4
    print(list(v), len(v), type(v).__name__)
    v2 = mp.Value(Row, 4, 5, 6, lock=False)
    print(list(v2))
    print(c_short(70000).value, (c_short * 2)(70000, 1)[:])
