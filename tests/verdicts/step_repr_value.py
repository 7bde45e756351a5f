# verdict ends
# ends 2
# caveat step 14
# caveat pattern 14
from multiprocessing import Process, Value

def f(v):
    v.value = 1

if __name__ == "__main__":
    v = Value("i", 0)
    p = Process(target=f, args=(v,))
    p.start()
    print(v)
    p.join()
