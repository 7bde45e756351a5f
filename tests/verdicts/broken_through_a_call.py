# verdict broken
# kind stale
from multiprocessing import Process, Value
def get(v): return v.value
def add(v): v.value = get(v) + 1
if __name__ == "__main__":
    v = Value("i", 0)
    ps = [Process(target=add, args=(v,)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
