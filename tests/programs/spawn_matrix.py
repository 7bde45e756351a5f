# What is sent to a process that is older than the module it needs: method × through what × what. The receiving side
# imports the module; nothing here is imported at the top but multiprocessing and the executor.
import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor


def show(x):
    if hasattr(x, '_callmethod'):
        if hasattr(x, 'append'):
            x.append(1)
            return 'list', len(x)
        if hasattr(x, 'update'):
            x['k'] = 1
            return 'dict', len(x)
        return type(x).__name__, 0
    return type(x).__name__, str(x)


def serve(conn):
    while True:
        x = conn.recv()
        if x is None:
            return
        conn.send(show(x))


def late_values():
    import array
    import collections
    import datetime
    import decimal
    import enum
    import fractions
    import uuid
    return [decimal.Decimal('1.5'), fractions.Fraction(1, 3), datetime.date(2020, 1, 2), datetime.timedelta(1),
            collections.OrderedDict(a=1), collections.Counter('aab'), collections.deque([1], 3),
            array.array('i', [1, 2]), uuid.UUID(int=5), collections.defaultdict(int, a=1), ValueError('v'), range(3)]


def proxies(manager):
    return [manager.list(), manager.dict(), manager.Lock(), manager.Namespace(), manager.Queue(), manager.Value('i', 3)]


def all_through(method, name, send):
    for x in late_values():
        print(method, name, *send(x))
    with mp.get_context(method).Manager() as manager:  # younger than who gets its proxies
        for x in proxies(manager):
            print(method, name, *send(x))


if __name__ == '__main__':
    for method in ('fork', 'spawn', 'forkserver'):
        context = mp.get_context(method)
        here, there = context.Pipe()
        p = context.Process(target=serve, args=(there,))
        p.start()
        pool = context.Pool(1)
        pool.apply(show, (0,))
        executor = ProcessPoolExecutor(1, mp_context=context)
        executor.submit(show, 0).result()

        def through_pipe(x):
            here.send(x)
            return here.recv()

        all_through(method, 'pipe', through_pipe)
        all_through(method, 'pool', lambda x: pool.apply(show, (x,)))
        all_through(method, 'executor', lambda x: executor.submit(show, x).result())
        with context.Manager() as manager:
            for x in proxies(manager):  # older than who gets them
                q = context.SimpleQueue()
                child = context.Process(target=q.put, args=(x,))
                child.start()
                print(method, 'younger', *show(q.get()))
                child.join()
        here.send(None)
        p.join()
        pool.close()
        pool.join()
        executor.shutdown()
