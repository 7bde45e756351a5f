# verdict proved
from multiprocessing import Process, JoinableQueue, Array

def worker(q, a):
    while True:
        i = q.get()
        a[i] = i * i
        q.task_done()

if __name__ == "__main__":
    q = JoinableQueue()
    a = Array("i", 3)
    for _ in range(2):
        Process(target=worker, args=(q, a), daemon=True).start()
    for i in range(3):
        q.put(i)
    q.join()
    print(a[:])
