# verdict proved
from multiprocessing import Process
def f(): pass
if __name__ == "__main__":
    p = Process(target=f)
    print(p)
    p.start()
    print(p.name, p.pid > 0)
    p.join()
    print(p)
