# A fresh child's random begins anew: no two alike.
import multiprocessing as mp
import random


def child(conn):
    conn.send(random.random())


if __name__ == '__main__':
    random.seed(1)
    ctx = mp.get_context('spawn')
    got = []
    for i in range(3):
        r, w = ctx.Pipe(False)
        p = ctx.Process(target=child, args=(w,))
        p.start()
        got.append(r.recv())
        p.join()
    print(len(set(got)))
