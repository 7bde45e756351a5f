# verdict broken
# kind stale
# pattern lost update
from multiprocessing import Process, Value
def work(v):
    if (n := v.value) < 5:
        v.value = n + 1
if __name__ == "__main__":
    v = Value("i", 3)
    ps = [Process(target=work, args=(v,)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
    print("ok")
