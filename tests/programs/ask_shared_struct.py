from ctypes import Structure, c_int, c_double, c_char
from multiprocessing import Process, Value, Array, Lock
class Rec(Structure):
    _fields_ = [('id', c_int), ('score', c_double)]
def bump(recs, one):
    for r in recs: r.score *= 2
    with one.get_lock(): one.id += 5
if __name__ == '__main__':
    recs = Array(Rec, [(1, 1.5), (2, 2.5)]); one = Value(Rec, 10, 0.5)
    p = Process(target=bump, args=(recs, one)); p.start(); p.join()
    print([(r.id, r.score) for r in recs], one.id, one.score)
    r = Rec(3, 4.5); r.id += 1; print(r.id, r.score, Rec(score=1).id)
