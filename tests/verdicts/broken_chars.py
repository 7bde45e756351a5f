# verdict broken
# kind stale
# pattern lost update
from multiprocessing import Process, Array
def work(a, c):
    a.value = a.value + c
if __name__ == "__main__":
    a = Array("c", 10)
    ps = [Process(target=work, args=(a, c)) for c in (b"x", b"y")]
    for p in ps: p.start()
    for p in ps: p.join()
    print(len(a.value))
