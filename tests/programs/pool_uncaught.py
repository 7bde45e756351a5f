from multiprocessing import Pool
def fail(x): return 1 // x
if __name__ == '__main__':
    with Pool(1) as pool:
        print('before')
        pool.map(fail, [1, 0])
