# verdict proved
from multiprocessing import Process, Pipe
def f(c):
    w = c.recv()
    w.send("hi")
if __name__ == "__main__":
    a, b = Pipe()
    r, w = Pipe(False)
    p = Process(target=f, args=(b,)); p.start()
    a.send(w)
    print(r.recv()); p.join()
