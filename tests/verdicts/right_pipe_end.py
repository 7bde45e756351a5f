# verdict proved
from multiprocessing import Process, Pipe
def f(w):
    for i in range(2): w.send(i)
if __name__ == "__main__":
    r, w = Pipe(False)
    p = Process(target=f, args=(w,)); p.start()
    w.close()
    try:
        while True: print(r.recv())
    except EOFError: print("end")
    p.join()
