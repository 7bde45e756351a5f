# verdict proved
from multiprocessing import Process, Pipe
def echo(c):
    while True:
        try: n = c.recv()
        except EOFError: break
        c.send(n + 1)
if __name__ == "__main__":
    a, b = Pipe()
    p = Process(target=echo, args=(b,))
    p.start()
    b.close()
    n = 0
    for _ in range(2):
        a.send(n)
        n = a.recv()
    print(n)
    a.close()
    p.kill(); p.join()
