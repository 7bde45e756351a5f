# verdict broken
# kind deadlock
# pattern forgotten task_done
from multiprocessing import Process, JoinableQueue
def f(q):
    while True:
        q.get()
if __name__ == "__main__":
    q = JoinableQueue()
    p = Process(target=f, args=(q,), daemon=True); p.start()
    q.put(1)
    q.join()
