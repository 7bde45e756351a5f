# Arguments are pickled late, by the task handler: it may see what was done to them meanwhile.
from multiprocessing import Pool
def size(l): return len(l)
if __name__ == '__main__':
    with Pool(1) as pool:
        l = [1]
        r = pool.apply_async(size, (l,))
        n = r.get()
        l.append(2)
        print(n == 1 and pool.apply(size, (l,)) == 2)
