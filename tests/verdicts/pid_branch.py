# verdict not proved
# caveat pid
from multiprocessing import Process
def f(): pass
if __name__ == "__main__":
    p = Process(target=f)
    p.start()
    if p.pid & 1: print("odd")
    p.join()
