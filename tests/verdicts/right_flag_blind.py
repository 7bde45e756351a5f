# verdict proved
from multiprocessing import Process, Value
def work(stop, n):
    while not stop.value: pass
    n.value = 1
if __name__ == "__main__":
    stop, n = Value("b", 0, lock=False), Value("i", 0, lock=False)
    p = Process(target=work, args=(stop, n))
    p.start()
    stop.value = 1
    p.join()
    print(n.value)
