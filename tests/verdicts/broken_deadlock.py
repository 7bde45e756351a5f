# verdict broken
# kind deadlock
# pattern circular wait
from multiprocessing import Process, Lock
def one(a, b):
    with a:
        with b: pass
if __name__ == "__main__":
    a, b = Lock(), Lock()
    ps = [Process(target=one, args=(a, b)), Process(target=one, args=(b, a))]
    for p in ps: p.start()
    for p in ps: p.join()
