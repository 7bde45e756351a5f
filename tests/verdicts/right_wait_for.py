# verdict proved
from multiprocessing import Process, Condition, Value
def wait(c, v):
    with c:
        c.wait_for(lambda: v.value == 2)
        print("two")
if __name__ == "__main__":
    c, v = Condition(), Value("i", 0)
    p = Process(target=wait, args=(c, v))
    p.start()
    for i in (1, 2):
        with c:
            v.value = i
            c.notify_all()
    p.join()
