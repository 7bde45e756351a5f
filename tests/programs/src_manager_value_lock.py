import os
from multiprocessing import Process, Manager, Lock
lock = Lock()
manager = Manager()
sum = manager.Value('tmp', 0)
def testFunc(cc, lock):
    with lock:
        sum.value += cc
if __name__ == '__main__':
    threads = []
    for ll in range(20):
        t = Process(target=testFunc, args=(1, lock))
        t.daemon = True
        threads.append(t)
    for i in range(len(threads)):
        threads[i].start()
    for j in range(len(threads)):
        threads[j].join()
    print("------------------------")
    print(sum.value)
