# verdict broken
# kind livelock
from multiprocessing import Process, Array, Value
def work(me, want, n):
    want[me] = 1
    while want[1 - me]: pass
    n.value += 1
    want[me] = 0
if __name__ == "__main__":
    want, n = Array("i", 2), Value("i", 0)
    ps = [Process(target=work, args=(i, want, n)) for i in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(n.value)
