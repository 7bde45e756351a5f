# needs: numpy
from multiprocessing import Process, shared_memory
import numpy as np

def add(name, shape, row):
    block = shared_memory.SharedMemory(name=name)
    a = np.ndarray(shape, dtype=np.int64, buffer=block.buf)
    a[row] += row * 10
    del a
    block.close()

if __name__ == '__main__':
    a = np.arange(6, dtype=np.int64).reshape(3, 2)
    block = shared_memory.SharedMemory(create=True, size=a.nbytes)
    b = np.ndarray(a.shape, dtype=a.dtype, buffer=block.buf)
    b[:] = a
    ps = [Process(target=add, args=(block.name, a.shape, r)) for r in range(3)]
    [p.start() for p in ps]
    [p.join() for p in ps]
    print(b.tolist(), [p.exitcode for p in ps])
    del b
    block.close()
    block.unlink()
