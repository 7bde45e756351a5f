# verdict ends
from multiprocessing import Process
def f(): pass
if __name__ == "__main__":
    p = Process(target=f); p.start()
    p.join(1)
    print(p.exitcode)
    p.join()
