import multiprocessing as mp
from multiprocessing.managers import BaseManager
class Counter:
    def __init__(self): self.n = 0
    def up(self):
        self.n += 1
        return self.n
class M(BaseManager): pass
M.register('Counter', Counter)
def work(d, l, c):
    d['child'] = 1
    l.append('x')
    c.up()
if __name__ == '__main__':
    for method in ('spawn', 'forkserver'):
        ctx = mp.get_context(method)
        with ctx.Manager() as m, M(ctx=ctx) as n:
            d, l, c = m.dict(), m.list(), n.Counter()
            p = ctx.Process(target=work, args=(d, l, c))
            p.start()
            p.join()
            print(d, l, c.up(), p.exitcode)
