from multiprocessing import Pool
def f(x): return x + 1
if __name__ == '__main__':
    with Pool(2) as a, Pool(1) as b:
        x = a.map_async(f, range(5))
        y = b.map_async(f, range(5, 8))
        print(x.get() + y.get())
        print([b.apply(f, (i,)) for i in a.map(f, [1, 2])])
