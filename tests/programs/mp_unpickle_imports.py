# What an older process unpickles may need a module that it has not loaded yet: unpickling imports it.
import multiprocessing as mp
import pickle
from concurrent.futures import ProcessPoolExecutor


def add(shared):
    shared.append(1)
    return len(shared)


def serve(inbox, outbox):
    for got in iter(inbox.recv, None):
        outbox.send(got(9, 3) if callable(got) else str(got))


def late_things():
    import fractions
    import heapq
    import operator
    import statistics
    return [operator.add, fractions.Fraction(1, 3), operator.mod], heapq.nsmallest, statistics.mean


if __name__ == "__main__":
    for method in "fork", "spawn", "forkserver":
        ctx = mp.get_context(method)
        theirs, inbox = ctx.Pipe()
        answers, outbox = ctx.Pipe()
        older = ctx.Process(target=serve, args=(inbox, outbox))
        older.start()
        with ctx.Pool(1) as pool, ProcessPoolExecutor(1, mp_context=ctx) as executor:
            print(method, pool.apply(abs, (-1,)), executor.submit(abs, -2).result())
            with ctx.Manager() as manager:
                shared = manager.list()
                child = ctx.Process(target=add, args=(shared,))
                child.start()
                child.join()
                print(child.exitcode, pool.apply(add, (shared,)), executor.submit(add, shared).result(), shared)
            things, smallest, mean = late_things()
            for thing in things:
                theirs.send(thing)
                print(answers.recv())
            print(pool.apply(smallest, (2, [3, 1, 2])), executor.submit(mean, [1, 2, 3]).result())
        theirs.send(None)
        older.join()
        print(older.exitcode)
    try:
        pickle.loads(b"cmultiprocessing.nowhere\nx\n.")
    except ModuleNotFoundError as error:
        print(error)
