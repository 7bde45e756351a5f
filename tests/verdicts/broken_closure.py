# verdict broken
# kind stale
# pattern lost update
from multiprocessing import Process, Value
def adder(v):
    def inc(n=1):
        v.value = v.value + n
    return inc
def work(v):
    inc = adder(v)
    inc(); 
if __name__ == "__main__":
    v = Value("l", 0)
    ps = [Process(target=work, args=(v,)) for _ in range(3)]
    for p in ps: p.start()
    for p in ps: p.join()
