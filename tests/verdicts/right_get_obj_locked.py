# verdict proved
from multiprocessing import Process, Value
def add(v):
    with v.get_lock(): v.get_obj().value += 1
if __name__ == "__main__":
    v = Value("i", 0)
    p = Process(target=add, args=(v,))
    p.start()
    add(v)
    p.join()
    print(v.get_obj().value)
