# verdict broken
# ends 4
# kind stale
# pattern lost update
from multiprocessing import Process, Array
def work(a):
    for i in range(2): a[i] += 1
if __name__ == "__main__":
    a = Array("i", 2)
    ps = [Process(target=work, args=(a,)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
    print("x")
