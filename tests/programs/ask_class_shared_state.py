from multiprocessing import Process, Manager
from multiprocessing.managers import BaseManager, NamespaceProxy
class Counter:
    def __init__(self, start=0): self.n = start
    def increment(self, by=1):
        self.n += by
        return self.n
    def get(self): return self.n
class MyManager(BaseManager): pass
class CounterProxy(NamespaceProxy):
    _exposed_ = ('__getattribute__', '__setattr__', '__delattr__', 'increment', 'get')
    def increment(self, by=1): return self._callmethod('increment', (by,))
    def get(self): return self._callmethod('get')
MyManager.register('Counter', Counter)
MyManager.register('NsCounter', Counter, CounterProxy)
def work(c):
    for _ in range(5): c.increment()
if __name__ == '__main__':
    with MyManager() as m:
        c = m.Counter(10)
        p = Process(target=work, args=(c,)); p.start(); p.join()
        print(c.get(), c.increment(by=5))
        try: c.n
        except AttributeError as e: print(e)
        d = m.NsCounter(1); d.increment(); print(d.n, d.get()); d.n = 50; print(d.get())
