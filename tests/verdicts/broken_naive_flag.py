# verdict broken
# kind stale
from multiprocessing import Process, Value
def work(busy, n):
    while busy.value:
        pass
    busy.value = 1
    n.value += 1
    busy.value = 0
if __name__ == "__main__":
    busy, n = Value("i", 0), Value("i", 0)
    ps = [Process(target=work, args=(busy, n)) for i in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(n.value)
