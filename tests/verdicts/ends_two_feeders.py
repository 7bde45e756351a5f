# verdict ends
# ends 2
from multiprocessing import Process, Queue

def work(a, b):
    a.put(1)
    b.put(2)

if __name__ == "__main__":
    a, b = Queue(), Queue()
    p = Process(target=work, args=(a, b))
    p.start()
    b.get()
    print(a.empty())
    a.get()
    p.join()
