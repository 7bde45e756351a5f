import subprocess
import sys
from multiprocessing.pool import ThreadPool, Pool

def run(n):
    return subprocess.run([sys.executable, '-c', 'print(%d ** 2)' % n], capture_output=True, text=True).stdout.strip()

if __name__ == '__main__':
    with ThreadPool(3) as pool:
        print(pool.map(run, range(4)))
    with Pool(2) as pool:
        print(pool.map(run, range(3)))
