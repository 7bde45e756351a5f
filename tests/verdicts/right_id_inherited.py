# verdict proved
from multiprocessing import Process, Value
x = [1]
def f(n, v): v.value = id(x) == n
if __name__ == "__main__":
    v = Value("i", 0)
    p = Process(target=f, args=(id(x), v)); p.start(); p.join()
    print(v.value)
