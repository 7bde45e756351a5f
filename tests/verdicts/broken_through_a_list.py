# verdict broken
# kind stale
from multiprocessing import Process, Value
def add(v):
    box = []
    box.append(v.value)
    box[0] += 1
    v.value = box.pop()
if __name__ == "__main__":
    v = Value("i", 0)
    ps = [Process(target=add, args=(v,)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
