# needs: numpy
from multiprocessing import Process, RawArray
import ctypes
import numpy as np

def fill(raw, n, part):
    view = np.ctypeslib.as_array(raw)
    view[part * n:(part + 1) * n] += np.arange(n) * (part + 1)

if __name__ == '__main__':
    raw = RawArray(ctypes.c_double, 12)
    ps = [Process(target=fill, args=(raw, 4, i)) for i in range(3)]
    [p.start() for p in ps]
    [p.join() for p in ps]
    print(np.frombuffer(raw).reshape(3, 4).tolist())
