# verdict ends
# ends 2
from multiprocessing import Process, Lock

def f(l):
    with l:
        pass

if __name__ == "__main__":
    l = Lock()
    p = Process(target=f, args=(l,))
    p.start()
    print(l)
    p.join()
