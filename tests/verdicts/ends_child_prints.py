# verdict ends
# ends 2
from multiprocessing import Process, Value
def read(v): print("read", v.value)
if __name__ == "__main__":
    v = Value("i", 0)
    p = Process(target=read, args=(v,))
    p.start()
    v.value = 1
    p.join()
