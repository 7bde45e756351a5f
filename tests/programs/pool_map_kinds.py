from multiprocessing import Pool
def square(x): return x * x
def add(a, b): return a + b
if __name__ == '__main__':
    with Pool(3) as pool:
        print(pool.map(square, range(10)))
        print(pool.map(square, []))
        print(pool.map(square, (x for x in range(5)), 2))
        print(pool.map(square, [1, 2, 3], chunksize=100))
        print(pool.starmap(add, [(1, 2), (3, 4), [5, 6]]))
        print(pool.apply(add, (1,), {'b': 5}))
        print(pool.apply(add, args=(1, 2)))
        r = pool.map_async(square, range(4))
        print(r.get(), r.ready(), r.successful())
        print(pool.starmap_async(add, [(1, 2)]).get(timeout=10))
        print(pool.map(str.upper, ['a', 'b']), pool.map(len, ['abc', '']))
