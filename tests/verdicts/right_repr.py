# verdict proved
from multiprocessing import Condition, Event, Lock, Process, Value
def work(l, v):
    with l: v.value = 1
if __name__ == "__main__":
    l, v, c, e = Lock(), Value("i", 0), Condition(), Event()
    p = Process(target=work, args=(l, v))
    p.start()
    p.join()
    e.set()
    print(l, v, c, [l], f"{v} {v!r}", str(e)[-4:])
