from multiprocessing import Pool, Lock, Value

lock = None
counter = None

def init(l, c):
    global lock, counter
    lock, counter = l, c

def task(i):
    with lock:
        counter.value += i
    return counter is not None

if __name__ == '__main__':
    l, c = Lock(), Value('i', 0)
    with Pool(3, initializer=init, initargs=(l, c)) as pool:
        print(all(pool.map(task, range(10))))
    print(c.value)
    try:
        with Pool(2) as pool:
            pool.apply(task, (l,))
    except RuntimeError as e:
        print(e)
