# verdict broken
# kind stale
# pattern lost update
from multiprocessing import Process, Value
def work(v, x): v.value += x
if __name__ == "__main__":
    v = Value("d", 0.0)
    ps = [Process(target=work, args=(v, x)) for x in (0.5, 0.25)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(v.value)
