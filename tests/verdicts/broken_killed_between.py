# verdict broken
# kind exception
from multiprocessing import Process, Value

def work(a, b):
    a.value = 1
    b.value = 1

if __name__ == "__main__":
    a, b = Value("i", 0, lock=False), Value("i", 0, lock=False)
    p = Process(target=work, args=(a, b))
    p.start()
    p.kill()
    p.join()
    assert a.value == b.value
