from abc import ABC, ABCMeta, abstractmethod
from collections.abc import Iterable, Mapping, Callable, Sequence, Iterator, Sized, Hashable, MutableMapping
class Shape(ABC):
    def __init__(self, name): self.name = name
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def sides(self): pass
    def __repr__(self): return f'{type(self).__name__}({self.name}, {self.area()})'
try: Shape('x')
except TypeError as e: print(e)
class Half(Shape):
    def area(self): return 1
try: Half('h')
except TypeError as e: print(e)
class Square(Half):
    sides = 4
    def __init__(self, a): super().__init__('square'); self.a = a
    def area(self): return self.a ** 2 + super().area()
s = Square(3)
print(s, s.sides, isinstance(s, Shape), issubclass(Square, Shape), Shape.__abstractmethods__ == {'area', 'sides'},
      Square.__abstractmethods__, type(Shape), Square.__mro__[1:])
class Task(metaclass=ABCMeta):
    @abstractmethod
    def run(self): raise NotImplementedError
    @classmethod
    @abstractmethod
    def make(cls): pass
    @staticmethod
    @abstractmethod
    def helper(): pass
try: Task()
except TypeError as e: print(e)
class T(Task):
    def run(self): return 'ran'
    @classmethod
    def make(cls): return cls()
    @staticmethod
    def helper(): return 'h'
print(T.make().run(), T.helper())
@Task.register
class Other: pass
print(isinstance(Other(), Task), issubclass(Other, Task), isinstance(5, Task))
print([isinstance(x, Iterable) for x in ([], 'a', {}, 5, (i for i in []), range(3), T())],
      [isinstance(x, Mapping) for x in ({}, [])], isinstance(len, Callable), isinstance([], Sequence),
      isinstance(iter([]), Iterator), isinstance({}, Sized), isinstance([], Hashable), isinstance(4, Hashable))
class It:
    def __iter__(self): return iter([1, 2])
print(isinstance(It(), Iterable), isinstance(It(), Iterator))
class D(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
d = D(); d['a'] = 1; d.update(b=2)
print(d.get('a'), d.get('z', 0), 'b' in d, sorted(d.items()), d.pop('a'), len(d), d.setdefault('q', 9),
      isinstance(d, Mapping))
