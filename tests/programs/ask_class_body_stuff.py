class Base:
    registry = []
    def __init_subclass__(cls, **kw): super().__init_subclass__(**kw); Base.registry.append(cls.__name__)
    def __enter__(self): return self
    def __exit__(self, *exc): print('exit', exc[0] and exc[0].__name__); return True
    def __getattr__(self, n): return f'dyn {n}'
    def __contains__(self, x): return x == 1
    def __iter__(self): yield from (1, 2)
    def __len__(self): return 2
    def __bool__(self): return False
    def __call__(self, *a): return a
    def __getitem__(self, i): return i
    def __add__(self, o): return 'add'
    def __radd__(self, o): return 'radd'
    def __format__(self, s): return f'<{s}>'
class X(Base): pass
with X() as x: 1 / 0
print(Base.registry, x.foo, 1 in x, list(x), len(x), bool(x), x(1, 2), x[1:2], x['k'], x + 1, 1 + x, f'{x:abc}',
      hasattr(x, 'anything'))
class Temp:
    def __init__(self): self._c = 0
    @property
    def c(self): "doc"; return self._c
    @c.setter
    def c(self, v):
        if v < -273: raise ValueError('too cold')
        self._c = v
    @c.deleter
    def c(self): self._c = None
    @classmethod
    def make(cls, v): t = cls(); t.c = v; return t
    @staticmethod
    def unit(): return 'C'
t = Temp.make(5); print(t.c, Temp.unit(), t.unit()); del t.c; print(t.c)
try: t.c = -300
except ValueError as e: print(e)
print(vars(t), dir(t)[-3:], t.__class__.__name__, Temp.__dict__['c'].__doc__, getattr(t, 'zz', 'default'),
      type(t).__mro__, isinstance(t, (int, Temp)), Temp.__doc__, Temp.make.__func__.__name__)
