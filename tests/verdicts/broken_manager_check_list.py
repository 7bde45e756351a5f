# verdict broken
# kind exception
# pattern check then act
from multiprocessing import Process, Manager
def f(l):
    while len(l) > 0:
        l.pop()
if __name__ == "__main__":
    m = Manager()
    l = m.list([1])
    ps = [Process(target=f, args=(l,)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
