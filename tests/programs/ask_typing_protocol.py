from __future__ import annotations
from typing import (Protocol, TypeVar, Generic, Callable, Dict, List, Tuple, Optional, Union, Any, NamedTuple, Iterable,
                    Sequence, TypedDict)
from collections import deque, OrderedDict, ChainMap, UserDict, UserList
import multiprocessing as mp
from multiprocessing.queues import Queue as MPQueue
T = TypeVar('T')
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: List[T] = []
    def push(self, x: T) -> None: self.items.append(x)
    def pop(self) -> T: return self.items.pop()
class Job(NamedTuple):
    id: int
    fn: Callable[[int], int]
    arg: int = 2
class Movie(TypedDict):
    name: str
    year: int
def double(x: int) -> int: return 2 * x
def worker(q: "mp.Queue[Optional[Job]]", out: MPQueue) -> None:
    while (j := q.get()) is not None: out.put((j.id, j.fn(j.arg)))
if __name__ == '__main__':
    q: mp.Queue = mp.Queue(); out = mp.Queue()
    p = mp.Process(target=worker, args=(q, out)); p.start()
    for i in range(3): q.put(Job(i, double, i))
    q.put(Job(9, double)); q.put(None)
    print([out.get() for _ in range(4)]); p.join()
    s: Stack[int] = Stack(); s.push(1)
    print(s.pop(), Job(1, double), Movie(name='x', year=1), worker.__annotations__['out'])
    d = deque(maxlen=2); d.extend([1, 2, 3])
    print(d, OrderedDict(a=1), ChainMap({'a': 1}, {'b': 2})['b'],
          dict(ChainMap({'a': 1}, {'b': 2})) == {'a': 1, 'b': 2})
    class MyD(UserDict):
        def __setitem__(self, k, v): super().__setitem__(k, v * 2)
    m = MyD(); m['a'] = 2; print(m, m['a'], UserList([1, 2]) + [3])
