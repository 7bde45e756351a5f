# Three put and three get at once, within bounds, now and then more than the pipe holds: all comes, in each putter's
# order, and never too many are there.
from multiprocessing import Process, Queue

N, K, BOUND = 400, 3, 5

def put(q, k):
    for i in range(N):
        q.put((k, i, 'x' * (100000 if i % 100 == 7 else i % 70)))

def get(q, out):
    last = [-1] * K
    count = total = size = 0
    while (message := q.get()) is not None:
        k, i, text = message
        assert i > last[k], (i, last)
        assert 0 <= q.qsize() <= BOUND
        last[k] = i
        count, total, size = count + 1, total + i, size + len(text)
    out.put((count, total, size))

if __name__ == '__main__':
    q, out = Queue(BOUND), Queue()
    putters = [Process(target=put, args=(q, k)) for k in range(K)]
    getters = [Process(target=get, args=(q, out)) for k in range(K)]
    for p in putters + getters:
        p.start()
    for p in putters:
        p.join()
    for _ in getters:
        q.put(None)
    results = [out.get() for _ in getters]
    for p in getters:
        p.join()
    print([sum(column) for column in zip(*results)], q.empty(), q.qsize())
