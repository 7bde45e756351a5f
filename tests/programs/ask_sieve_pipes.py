# Sieve of Eratosthenes: a chain of processes.
from multiprocessing import Process, Pipe
def sieve(inp, out):
    p = inp.recv(); out.send(p)
    if p is None: return
    r, w = Pipe(False)
    nxt = Process(target=sieve, args=(r, out)); nxt.start()
    while True:
        n = inp.recv()
        if n is None or n % p: w.send(n)
        if n is None: break
    nxt.join()
if __name__ == '__main__':
    r, w = Pipe(False); out_r, out_w = Pipe(False)
    s = Process(target=sieve, args=(r, out_w)); s.start()
    for n in [*range(2, 20), None]: w.send(n)
    print(list(iter(out_r.recv, None))); s.join()
