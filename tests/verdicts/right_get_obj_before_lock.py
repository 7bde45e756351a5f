# verdict proved
# get_obj() is called without the lock, what it gives is used under it.
from multiprocessing import Process, Value
def add(v):
    inside = v.get_obj()
    with v.get_lock(): inside.value += 1
if __name__ == "__main__":
    v = Value("i", 0)
    p = Process(target=add, args=(v,))
    p.start()
    add(v)
    p.join()
    print(v.get_obj().value)
