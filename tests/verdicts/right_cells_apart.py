# verdict proved
from multiprocessing import Process, Array
def work(a, i):
    for _ in range(2): a[i] += i + 1
if __name__ == "__main__":
    a = Array("i", 2, lock=False)
    ps = [Process(target=work, args=(a, i)) for i in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(a[:])
