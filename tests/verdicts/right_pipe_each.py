# verdict proved
from multiprocessing import Process, Pipe
def f(c, n):
    c.send(n * n)
    c.close()
if __name__ == "__main__":
    rs = []
    for n in range(2):
        r, w = Pipe(False)
        Process(target=f, args=(w, n)).start()
        w.close()
        rs.append(r)
    print([r.recv() for r in rs])
