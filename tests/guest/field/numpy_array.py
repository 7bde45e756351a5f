# needs: numpy
import multiprocessing as mp
import numpy as np

def scale(shared, rows, lock):
    a = np.frombuffer(shared.get_obj()).reshape(4, 6)
    for r in rows:
        with lock:
            a[r] = a[r] * 2 + r

if __name__ == '__main__':
    shared, lock = mp.Array('d', 24), mp.Lock()
    a = np.frombuffer(shared.get_obj()).reshape(4, 6)
    a[:] = np.arange(24).reshape(4, 6)
    ps = [mp.Process(target=scale, args=(shared, rows, lock)) for rows in ((0, 1), (2, 3))]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    print(a.sum(), a[3].tolist(), shared[0:3])
