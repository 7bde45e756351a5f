# verdict ends
from multiprocessing import Process, Pipe
def look(c): print(c.poll(1))
if __name__ == "__main__":
    a, b = Pipe()
    p = Process(target=look, args=(b,)); p.start()
    a.send(1)
    p.join()
