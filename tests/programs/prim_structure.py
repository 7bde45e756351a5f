import multiprocessing as mp
from ctypes import Structure, c_double, c_int


class Point(Structure):
    _fields_ = [('x', c_double), ('y', c_double)]


def move(points, p):
    with points.get_lock():
        for q in points:
            q.x += 1
            q.y *= 2
    p.x = 9


if __name__ == '__main__':
    points = mp.Array(Point, [(1.5, 2.5), (3.0, 4.0)])
    p = mp.Value(Point, 1, 2)
    child = mp.Process(target=move, args=(points, p))
    child.start()
    child.join()
    print([(q.x, q.y) for q in points], p.x, p.y)
