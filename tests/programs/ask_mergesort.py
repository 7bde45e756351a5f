from multiprocessing import Process, Pipe
import random

def merge(left, right):
    ret = []
    li = ri = 0
    while li < len(left) and ri < len(right):
        if left[li] <= right[ri]:
            ret.append(left[li]); li += 1
        else:
            ret.append(right[ri]); ri += 1
    return ret + left[li:] + right[ri:]

def mergesort(l):
    if len(l) <= 1:
        return l
    m = len(l) // 2
    return merge(mergesort(l[:m]), mergesort(l[m:]))

def parallel(l, conn, depth):
    if depth <= 0 or len(l) <= 1:
        conn.send(mergesort(l))
        conn.close()
        return
    m = len(l) // 2
    pl, cl = Pipe(); pr, cr = Pipe()
    left = Process(target=parallel, args=(l[:m], cl, depth - 1))
    right = Process(target=parallel, args=(l[m:], cr, depth - 1))
    left.start(); right.start()
    conn.send(merge(pl.recv(), pr.recv()))
    conn.close()
    left.join(); right.join()

if __name__ == '__main__':
    random.seed(3)
    data = [random.randrange(1000) for i in range(200)]
    a, b = Pipe()
    p = Process(target=parallel, args=(data, b, 2))
    p.start()
    out = a.recv()
    p.join()
    print(out == sorted(data), out[:5])
