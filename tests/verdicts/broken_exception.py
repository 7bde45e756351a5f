# verdict broken
# kind exception
from multiprocessing import Process, Value
def f(v): v.value = 1
if __name__ == "__main__":
    v = Value("i", 0)
    p = Process(target=f, args=(v,))
    p.start()
    assert v.value == 0
    p.join()
