# A lock made for fork is a pointer into the parent's memory: a spawned child that uses it dies of it.
import multiprocessing as mp


def child(o):
    if hasattr(o, 'put'):
        o.put(1)
    elif hasattr(o, 'value'):
        o.value += 1
    elif hasattr(o, 'is_set'):
        o.set()
    else:
        with o:
            print('never')


def unused(o):
    print('not used')


if __name__ == '__main__':
    ctx = mp.get_context('spawn')
    for o in (mp.Lock(), mp.Event(), mp.Queue(), mp.Value('i', 1), mp.Semaphore(2), mp.Condition()):
        p = ctx.Process(target=child, args=(o,))
        p.start()
        p.join()
        print(type(o).__name__, p.exitcode)
    lock = mp.Lock()
    p = ctx.Process(target=unused, args=(lock,))
    p.start()
    p.join()
    print(p.exitcode)
