# verdict broken
# kind deadlock
# pattern the holder was killed
from multiprocessing import Process, Value
def f(v):
    for i in range(2): v.value = i
if __name__ == "__main__":
    v = Value("i", 0)
    p = Process(target=f, args=(v,))
    p.start()
    p.terminate(); p.join()
    print(v.value >= 0)
