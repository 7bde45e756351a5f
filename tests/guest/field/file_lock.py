"""A counter in a file, kept by flock."""
import fcntl
import os
import tempfile
from multiprocessing import Process

def add(path, n):
    for _ in range(n):
        with open(path, 'r+') as f:
            fcntl.flock(f, fcntl.LOCK_EX)
            value = int(f.read() or 0)
            f.seek(0)
            f.write(str(value + 1))
            f.flush()

if __name__ == '__main__':
    fd, path = tempfile.mkstemp()
    os.close(fd)
    ps = [Process(target=add, args=(path, 20)) for _ in range(3)]
    [p.start() for p in ps]
    [p.join() for p in ps]
    print(open(path).read())
    os.unlink(path)
