class Meta(type):
    count = 0
    def __new__(mcs, name, bases, ns, **kw):
        print('new', name, [b.__name__ for b in bases], sorted(k for k in ns if not k.startswith('__')), kw)
        ns['tag'] = name.lower()
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        Meta.count += 1
    def __call__(cls, *args, **kw):
        print('call', cls.__name__, args, kw)
        return super().__call__(*args, **kw)
    def where(cls): return f'{cls.__name__} of {type(cls).__name__}'
    @property
    def size(cls): return len(cls.__name__)
class A(metaclass=Meta, flavour='x'):
    def __init__(self, v=0): self.v = v
    def me(self): return __class__.__name__
class B(A):
    def __init__(self, v): super().__init__(v + 1)
b = B(4)
print(b.v, b.tag, B.tag, A.where(), B.size, type(B), type(b), Meta.count, b.me(), isinstance(B, Meta),
      isinstance(A, type))
class Singleton(type):
    _instances = {}
    def __call__(cls, *args, **kwargs):
        if cls not in cls._instances:
            cls._instances[cls] = super(Singleton, cls).__call__(*args, **kwargs)
        return cls._instances[cls]
class Config(metaclass=Singleton):
    def __init__(self, n): self.n = n
print(Config(1) is Config(2), Config(3).n)
class Registry(type):
    known = {}
    def __init__(cls, name, bases, ns):
        super().__init__(name, bases, ns)
        Registry.known[name] = cls
    def __iter__(cls): return iter(cls.items)
    def __len__(cls): return len(cls.items)
    def __getitem__(cls, i): return cls.items[i]
    def __contains__(cls, x): return x in cls.items
    def __repr__(cls): return f'<<{cls.__name__}>>'
class R1(metaclass=Registry): items = [1, 2, 3]
print(Registry.known, list(R1), len(R1), R1[1], 2 in R1, R1, [R1])
X = type('X', (object,), {'a': 1, 'f': lambda self: self.a}); print(X().f(), X.__name__)
Y = Meta('Y', (), {'b': 2}); print(Y.tag, Y.where())
try: Y.nope
except AttributeError as e: print(e)
class Lower(type):
    def __instancecheck__(cls, o): return hasattr(o, 'quack')
class Duck(metaclass=Lower): pass
class Q: quack = 1
print(isinstance(Q(), Duck), isinstance(5, Duck))
class Desc:
    def __set_name__(self, owner, name): self.name = name; print('set_name', owner.__name__, name)
    def __get__(self, o, t=None): return (self.name, o is None)
class WithD(metaclass=Meta): d = Desc()
print(WithD.d, WithD().d)
import multiprocessing as mp
def show(c): print(c.n, Config(9).n)
if __name__ == '__main__':
    p = mp.Process(target=show, args=(Config(1),)); p.start(); p.join()
