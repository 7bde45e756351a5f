"""A line of progress that is written anew, fed by a queue from the workers."""
import multiprocessing as mp
import sys
import time

def work(n, done):
    for _ in range(n):
        time.sleep(0.001)
        done.put(1)

if __name__ == '__main__':
    done, total = mp.Queue(), 12
    ps = [mp.Process(target=work, args=(4, done)) for _ in range(3)]
    [p.start() for p in ps]
    for i in range(1, total + 1):
        done.get()
        sys.stdout.write('\r[%-12s] %3d%%' % ('#' * i, 100 * i // total))
        sys.stdout.flush()
    [p.join() for p in ps]
    print()
