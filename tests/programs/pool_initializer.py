from multiprocessing import Pool, current_process
state = None
def init(a, b):
    global state
    state = (a, b)
def show(x): return state, x
def who(x): return current_process().name.split('-')[0], current_process().daemon
if __name__ == '__main__':
    with Pool(2, initializer=init, initargs=('a', [1])) as pool:
        print(pool.map(show, range(3)))
        print(pool.map(who, [0]))
    print(state)
