from multiprocessing import Process, SimpleQueue, Pipe
from multiprocessing.connection import wait


def child(q, w):
    q.put('queued')
    w.recv()


if __name__ == '__main__':
    q = SimpleQueue()
    r, w = Pipe()
    p = Process(target=child, args=(q, w))
    p.start()
    ready = wait([q._reader, r])
    print(ready == [q._reader], q.get())
    print(wait([q._reader, r], 0.01))
    r.send(1)
    print(wait([p.sentinel]) == [p.sentinel])
    p.join()
