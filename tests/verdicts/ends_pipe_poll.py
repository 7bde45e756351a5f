# verdict ends
# ends 2
from multiprocessing import Process, Pipe
def f(c): c.send(1)
if __name__ == "__main__":
    r, w = Pipe(False)
    p = Process(target=f, args=(w,)); p.start()
    print(r.recv() if r.poll() else "nothing")
    p.join()
