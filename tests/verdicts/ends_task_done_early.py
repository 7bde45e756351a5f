# verdict ends
# ends 2
# caveat pattern 21
from multiprocessing import Process, JoinableQueue, Array

def worker(q, a):
    while True:
        i = q.get()
        if i is None:
            break
        q.task_done()
        a[i] = i * i

if __name__ == "__main__":
    q = JoinableQueue()
    a = Array("i", 2)
    p = Process(target=worker, args=(q, a))
    p.start()
    q.put(1)
    q.join()
    print(a[1])
    q.put(None)
    p.join()
