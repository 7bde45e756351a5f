from multiprocessing import Process, Queue
STOP = 'STOP'
def source(out):
    for i in range(8):
        out.put(i)
    out.put(STOP)
def stage(f, inp, out):
    for x in iter(inp.get, STOP):
        y = f(x)
        if y is not None:
            out.put(y)
    out.put(STOP)
def double(x): return x * 2
def odd_tens(x): return x if x % 4 else None
if __name__ == '__main__':
    a, b, c = Queue(), Queue(3), Queue()
    ps = [Process(target=source, args=(a,)), Process(target=stage, args=(double, a, b)),
          Process(target=stage, args=(odd_tens, b, c))]
    for p in ps: p.start()
    print(list(iter(c.get, STOP)))
    for p in ps: p.join()
    print([p.exitcode for p in ps])
