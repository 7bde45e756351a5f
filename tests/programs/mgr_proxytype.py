from multiprocessing.managers import BaseManager, BaseProxy, NamespaceProxy, MakeProxyType
class Point:
    def __init__(self, x, y): self.x, self.y = x, y
    def norm(self): return self.x ** 2 + self.y ** 2
    def items(self): return iter([self.x, self.y])
class PointProxy(NamespaceProxy):
    _exposed_ = ('__getattribute__', '__setattr__', '__delattr__', 'norm')
    def norm(self): return self._callmethod('norm')
class Gen(BaseProxy):
    _exposed_ = ['__next__']
    def __iter__(self): return self
    def __next__(self): return self._callmethod('__next__')
def numbers():
    for i in range(3): yield i * i
class M(BaseManager): pass
M.register('Point', Point, PointProxy)
M.register('numbers', numbers, proxytype=Gen)
M.register('Half', Point, exposed=['norm'])
M.register('Items', Point, exposed=('items',), method_to_typeid={'items': 'Iterator'})
M.register('Iterator', proxytype=Gen, create_method=False)
if __name__ == '__main__':
    m = M()
    m.start()
    p = m.Point(3, 4)
    p.x = 6
    print(p.x, p.y, p.norm(), repr(p).split(' at ')[0])
    print(list(m.numbers()))
    print(m.Half(1, 1).norm(), list(m.Items(5, 6).items()))
    T = MakeProxyType('T', ('a', 'b'))
    print(T.__name__, T._exposed_, T.__mro__[1].__name__, MakeProxyType('T', ('a', 'b')) is T)
    m.shutdown()
