# Modules of one's own: functions, state, classes through a pickle, in forked and spawned children.
import beside_helper
import beside_helper as again
from beside_helper import Box, square, double
import multiprocessing as mp
import pickle

def child(q, box):
    beside_helper.bump()
    q.put((beside_helper.count, box, beside_helper.square(box.v)))

if __name__ == '__main__':
    print(again is beside_helper, beside_helper.__name__, square.__module__, double(4), beside_helper.LIMIT)
    print(beside_helper.bump(), beside_helper.count, pickle.loads(pickle.dumps([Box(1), square]))[0])
    for method in ('fork', 'spawn'):
        ctx = mp.get_context(method)
        q = ctx.Queue()
        p = ctx.Process(target=child, args=(q, Box(5)))
        p.start()
        print(q.get())
        p.join()
    with mp.Pool(2) as pool:
        print(pool.map(square, range(4)), pool.map(Box, 'ab'))
    from beside_second import *
    print(twice(3))
    beside_helper.fail()
