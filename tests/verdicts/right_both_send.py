# verdict proved
from multiprocessing import Process, Pipe

def child(c):
    c.send("hi")
    print(c.recv())

if __name__ == "__main__":
    a, b = Pipe()
    p = Process(target=child, args=(b,))
    p.start()
    a.send("ho")
    print(a.recv())
    p.join()
