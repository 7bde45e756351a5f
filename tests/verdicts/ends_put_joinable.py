# verdict ends
# ends 2
# differs main prints [1] or "[1, 2]"
from multiprocessing import JoinableQueue, Process
def f(q):
    x = [1]
    q.put(x)
    x.append(2)
if __name__ == "__main__":
    q = JoinableQueue()
    p = Process(target=f, args=(q,)); p.start()
    print(q.get()); p.join()
