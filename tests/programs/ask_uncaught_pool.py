from multiprocessing import Pool
def f(x):
    return 10 / x
if __name__ == '__main__':
    with Pool(2) as p:
        print(p.map(f, [5, 2]))
        print(p.map(f, [1, 0]))
