# What is deep, or holds itself: bounded as in CPython
from types import SimpleNamespace

n = SimpleNamespace(x=1)
n.me = n
print(n)
a = b = frozenset()
for i in range(3000): a, b = frozenset([a]), frozenset([b])
try: print(a == b)
except RecursionError as e: print(e)
class A:
    def __init__(s): s.me = s
    def __repr__(s): return f'A({s.me!r})'
try:
    repr(A())
except RecursionError as e: print('RecursionError')
for f in (lambda i: enumerate(i), lambda i: zip(i), lambda i: map(lambda x:x, i), lambda i: reversed([i]),
          lambda i: filter(None,i)):
    it = iter([1])
    for i in range(3000): it = f(it)
    try: r = list(it); print("done")
    except RecursionError as e: print(e)
u=int
for i in range(100000): u=(u,)
try: print(isinstance(5,u))
except RecursionError as e: print("R",e)
l=[]
for i in range(100000): l=[l]
try: l==[l]; print(0)
except RecursionError as e: print("R",e)
try: print(len(str(l)))
except RecursionError as e: print("R",e)
d={}
for i in range(100000): d={1:d}
try: print(len(str(d)))
except RecursionError as e: print("R",e)
