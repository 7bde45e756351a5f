# verdict broken
# kind exception
# pattern check then act
from multiprocessing import Process, Manager
def f(d):
    if "k" in d:
        del d["k"]
if __name__ == "__main__":
    m = Manager()
    d = m.dict(k=1)
    ps = [Process(target=f, args=(d,)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
