# verdict proved
from multiprocessing import Process, Semaphore, Value
def first(s, v):
    v.value = 7
    s.release()
def second(s, v):
    s.acquire()
    assert v.value == 7
if __name__ == "__main__":
    s, v = Semaphore(0), Value("i", 0, lock=False)
    ps = [Process(target=first, args=(s, v)), Process(target=second, args=(s, v))]
    for p in ps: p.start()
    for p in ps: p.join()
