from multiprocessing import Pool
def big(n): return 'x' * n
def total(s): return len(s)
if __name__ == '__main__':
    with Pool(2) as pool:
        print([len(s) for s in pool.map(big, [10, 70000, 200000])])
        print(pool.map(total, ['y' * 100000, 'z' * 5, 'w' * 300000]))
        print(sum(pool.map(abs, range(5000), chunksize=1)))
