# verdict proved
from multiprocessing import Process, Value, Array
def work(me, choosing, number, n):
    choosing[me] = 1
    number[me] = max(number[:]) + 1
    choosing[me] = 0
    o = 1 - me
    while choosing[o]: pass
    while number[o] and (number[o], o) < (number[me], me): pass
    n.value += 1
    number[me] = 0
if __name__ == "__main__":
    choosing, number, n = Array("i", 2), Array("i", 2), Value("i", 0)
    ps = [Process(target=work, args=(i, choosing, number, n)) for i in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(n.value)
