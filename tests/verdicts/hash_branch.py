# verdict not proved
# caveat hash
from multiprocessing import Process, Value
def f(v): v.value = hash("alice") % 10
if __name__ == "__main__":
    v = Value("i", 0)
    p = Process(target=f, args=(v,))
    p.start(); p.join()
