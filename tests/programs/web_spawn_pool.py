# Everything with a spawn context: a pool with an initializer, maxtasksperchild, an executor with mp_context, locks and
# queues through arguments.
import concurrent.futures as cf
import multiprocessing as mp
import os

state = {'ready': False}


def setup(lock, counter, tag):
    state.update(ready=True, lock=lock, counter=counter, tag=tag)


def work(n):
    with state['lock']:
        state['counter'].value += n
    return state['tag'], n * n, __name__, state['ready']


def square(n):
    return n ** 2, state['tag']


def where(_):
    return os.getpid()


class Task:
    def __init__(self, n):
        self.n = n

    def __call__(self):
        if self.n == 3:
            raise ValueError(f'no {self.n}')
        return self.n * 10


def run(task):
    return task()


if __name__ == '__main__':
    ctx = mp.get_context('spawn')
    lock, counter = ctx.Lock(), ctx.Value('i', 0)
    with ctx.Pool(2, initializer=setup, initargs=(lock, counter, 'pool')) as pool:
        print(sorted(pool.map(work, range(5))))
        results = [pool.apply_async(run, (Task(i),)) for i in range(5)]
        for r in results:
            try:
                print(r.get(10), end=' ')
            except ValueError as e:
                print(repr(e), end=' ')
        print(counter.value)
    with ctx.Pool(1, maxtasksperchild=2) as pool:
        pids = [pool.apply(where, (i,)) for i in range(4)]
        print(len(set(pids)), pids[0] == pids[1], pids[1] == pids[2])
    with cf.ProcessPoolExecutor(1, mp_context=ctx, initializer=setup, initargs=(lock, counter, 'executor')) as ex:
        print(list(ex.map(square, (1, 2, 3))))
        future = ex.submit(run, Task(3))
        print(repr(future.exception()), type(future.exception().__cause__).__name__)
    print(state, mp.get_start_method(), ctx.get_start_method())
