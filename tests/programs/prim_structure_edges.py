import multiprocessing as mp
import ctypes


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Point(ctypes.Structure):
    _fields_ = [('x', ctypes.c_int), ('y', ctypes.c_double)]


class Point3(Point):
    _fields_ = [('z', ctypes.c_short)]


p = Point(1, y=2.5)
print(p.x, p.y, Point().x, Point3(1, 2, 3).z)
show(lambda: Point(1, 2, 3))
show(lambda: Point('x'))
show(lambda: Point(1, x=2))
v = mp.Value(Point, 3, 4)
print(v.x, v.y, type(v).__name__, type(v.get_obj()).__name__)
v.x += 2 ** 31
print(v.x)
with v:
    v.y = 1
print(v.y, v.get_lock())
a = mp.Array(Point, 2)
a[0] = (5, 6)
print(len(a), a[0].x, a[1].y, [q.x for q in a], type(a).__name__)
show(lambda: a[2])
r = mp.RawValue(Point3, 7)
print(r.x, r.z, type(r).__name__)
print(mp.Array(Point, [(1, 2)], lock=False)[0].y)
