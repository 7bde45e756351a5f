"""Stages that hand on through queues, each ended by a sentinel."""
from multiprocessing import Process, Queue

def stage(f, source, target):
    for item in iter(source.get, None):
        target.put(f(item))
    target.put(None)

def double(x):
    return 2 * x

def text(x):
    return '<%s>' % x

if __name__ == '__main__':
    a, b, c = Queue(), Queue(3), Queue()
    ps = [Process(target=stage, args=(double, a, b)), Process(target=stage, args=(text, b, c))]
    [p.start() for p in ps]
    for i in range(8):
        a.put(i)
    a.put(None)
    print(list(iter(c.get, None)))
    [p.join() for p in ps]
