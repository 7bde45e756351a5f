from multiprocessing import Process
from multiprocessing.managers import BaseManager
class Counter:
    def __init__(self, n=0):
        self.n = n
    def up(self, by=1):
        self.n += by
        return self.n
    def get(self): return self.n
    def _hidden(self): return 'hidden'
    def fail(self): raise ValueError('no')
    def __str__(self): return 'Counter at %d' % self.n
class MyManager(BaseManager):
    pass
MyManager.register('Counter', Counter)
MyManager.register('maths', callable=lambda: 7, exposed=('bit_length', '__add__'))
def work(c):
    for i in range(10):
        c.up()
if __name__ == '__main__':
    with MyManager() as m:
        c = m.Counter(5)
        p = Process(target=work, args=(c,))
        p.start()
        p.join()
        print(c.get(), c.up(by=2), str(c).split(' at ')[0])
        print(type(c).__name__, repr(c).split(' at ')[0])
        for bad in (lambda: c.n, lambda: c._hidden(), lambda: c.nothing()):
            try:
                bad()
            except AttributeError as e:
                print(e)
        try:
            c.fail()
        except ValueError as e:
            print(e)
        k = m.maths()
        print(k.bit_length(), k.__add__(3), k)
        try:
            m.Nothing()
        except AttributeError as e:
            print(e)
