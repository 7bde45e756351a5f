# verdict broken
# kind deadlock
# pattern notify too few
from multiprocessing import Process, Condition, Value
def wait(c, v, n):
    with c:
        while v.value < n: c.wait()
if __name__ == "__main__":
    c, v = Condition(), Value("i", 0)
    ps = [Process(target=wait, args=(c, v, n)) for n in (1, 1)]
    for p in ps: p.start()
    with c:
        v.value = 1
        c.notify()
    for p in ps: p.join()
    print("x")
