# verdict ends
# ends 2
# caveat pattern 16
from multiprocessing import Process, Value

def f(data, flag):
    flag.value = 1
    data.value = 42

if __name__ == "__main__":
    data, flag = Value("i", 0), Value("b", 0)
    p = Process(target=f, args=(data, flag))
    p.start()
    while not flag.value:
        pass
    print(data.value)
    p.join()
