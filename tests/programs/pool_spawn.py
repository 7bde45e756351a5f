import multiprocessing as mp
state = None
def init(x):
    global state
    state = x
def square(x): return x * x, state
def who(x): return mp.current_process().name
if __name__ == '__main__':
    for method in ('spawn', 'forkserver'):
        ctx = mp.get_context(method)
        with ctx.Pool(2, initializer=init, initargs=('set',)) as pool:
            print(pool.map(square, range(4)), pool.apply(square, (5,)))
            print(pool.map(who, [1])[0].split('-')[0])
        with ctx.Pool(1, maxtasksperchild=1) as pool:
            print([pool.apply(abs, (-i,)) for i in range(3)])
        lock = ctx.Lock()
        with ctx.Pool(1) as pool:
            try:
                pool.apply(abs, (lock,))
            except RuntimeError as e:
                print(e)
