import mmap
import struct
from multiprocessing import Process, Lock

RECORD = struct.Struct('<id')

def write(memory, lock, n):
    with lock:
        RECORD.pack_into(memory, n * RECORD.size, n, n / 4)

if __name__ == '__main__':
    memory, lock = mmap.mmap(-1, 4096), Lock()
    ps = [Process(target=write, args=(memory, lock, n)) for n in range(4)]
    [p.start() for p in ps]
    [p.join() for p in ps]
    print([RECORD.unpack_from(memory, n * RECORD.size) for n in range(4)])
