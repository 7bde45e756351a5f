# verdict broken
# kind stale
# pattern lost update
from multiprocessing import Process, Value
def steps(v):
    x = v.value
    yield x
    v.value = x + 1
    yield x + 1
def work(v):
    for _ in steps(v): pass
if __name__ == "__main__":
    v = Value("i", 0)
    ps = [Process(target=work, args=(v,)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
