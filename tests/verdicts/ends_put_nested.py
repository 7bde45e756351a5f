# verdict ends
# ends 2
from multiprocessing import Process, Queue
class Job:
    def __init__(self): self.parts = {"a": [1]}
def f(q):
    x = (0, [Job()])
    q.put(x)
    x[1][0].parts["a"].append(2)
if __name__ == "__main__":
    q = Queue()
    p = Process(target=f, args=(q,)); p.start()
    print(q.get()[1][0].parts); p.join()
