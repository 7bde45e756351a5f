# verdict broken
# kind exception
# pattern if where while is needed
from multiprocessing import Process, Condition, Value
def wait(c, v):
    with c:
        if v.value == 0:
            c.wait()
        v.value -= 1
        assert v.value >= 0
def give(c, v):
    with c:
        v.value += 1
        c.notify_all()
if __name__ == "__main__":
    c, v = Condition(), Value("i", 0)
    ps = [Process(target=wait, args=(c, v)) for _ in range(2)]
    for p in ps: p.start()
    for _ in range(2): give(c, v)
    for p in ps: p.join()
    print(v.value)
