# verdict ends
# caveat step 11
from multiprocessing import Process, Value
def f(v):
    with v.get_lock():
        v.value = 1
        v.value = 0
if __name__ == "__main__":
    v = Value("i", 0)
    p = Process(target=f, args=(v,)); p.start()
    assert v.get_obj().value == 0
    p.join()
