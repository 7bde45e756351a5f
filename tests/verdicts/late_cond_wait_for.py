# verdict ends
from multiprocessing import Process, Condition, Value
def wait(c, v):
    with c: print(c.wait_for(lambda: v.value, 1))
if __name__ == "__main__":
    c = Condition(); v = Value("i", 0, lock=False)
    p = Process(target=wait, args=(c, v)); p.start()
    with c:
        v.value = 1
        c.notify()
    p.join()
