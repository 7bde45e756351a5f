# verdict proved
from multiprocessing import Process
def f(n): print("hello from", n)
if __name__ == "__main__":
    ps = [Process(target=f, args=(n,)) for n in range(3)]
    for p in ps: p.start()
    for p in ps: p.join()
    print("all have said hello")
