# verdict proved
from multiprocessing import Process, Condition, Value
def eat(c, n):
    with c:
        while n.value == 0: c.wait()
        n.value -= 1
def bake(c, n):
    with c:
        n.value += 1
        c.notify()
if __name__ == "__main__":
    c, n = Condition(), Value("i", 0, lock=False)
    ps = [Process(target=eat, args=(c, n)), Process(target=bake, args=(c, n))]
    for p in ps: p.start()
    for p in ps: p.join()
    print(n.value)
