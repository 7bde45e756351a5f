# Four processes, one Lock: no update is lost.
from multiprocessing import Process, Lock, RawValue

def work(lock, counter, n):
    for i in range(n):
        lock.acquire()
        try:
            counter.value += 1
        finally:
            lock.release()

if __name__ == '__main__':
    lock, counter = Lock(), RawValue('i', 0)
    ps = [Process(target=work, args=(lock, counter, 1000)) for i in range(4)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(counter.value)
