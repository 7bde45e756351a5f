# What the other programs of pickling pickle: classes with all the hooks, rings, and how a result is shown. It prints
# nothing itself.
import pickle
import math
class A: pass
class B:
    def __init__(self):
        self.x = 1
    def meth(self):
        return 5
    @classmethod
    def cm(cls):
        return 1
    @staticmethod
    def sm():
        return 2
class L(list): pass
class D(dict): pass
class E2(Exception):
    def __init__(self, a, b):
        super().__init__(a)
        self.b = b
class N:
    class M: pass
class W7:
    def __getstate__(self): return 5
class W10:
    def __getstate__(self): return None
class W11:
    def __new__(cls, *a, **k):
        return object.__new__(cls)
    def __getnewargs_ex__(self): return ((1,), {'a': 2})
class W12:
    def __getnewargs__(self): return (1, 2)
class R1:
    def __reduce__(self): return (A, ())
class R2:
    def __reduce__(self): return (list, ((1, 2),), None, iter([3, 4]))
class R3:
    def __reduce__(self): return (dict, (), None, None, iter([(1, 2), (3, 4)]))
class R4:
    def __reduce_ex__(self, p): return (A, (), {'p': p})
class R5:
    def __reduce__(self): return 'R5OBJ'
class S1:
    def __init__(self): self.a = [1]
    def __getstate__(self): return {'a': self.a, 'b': 2}
    def __setstate__(self, st):
        self.st = st
R5OBJ = R5()
def f():
    def g(): pass
    class C: pass
    return g, C, C(), lambda: 1
def gen():
    yield 1
lam = lambda: 1
b = B()
a = A()
l = L([1, 2])
l.z = 3
d = D()
d['k'] = 1
d.w = 5
class W:
    def __reduce__(s): return 5
class W2:
    def __reduce__(s): return (1,2)
class W3:
    def __reduce__(s): return (1,)
class W4:
    def __reduce__(s): return "zork"
class W5:
    def __reduce__(s): return (A,[])
class W6:
    def __reduce__(s): return (A,(),1,2,3,4,5)
class W8:
    def __reduce__(s): return (A,(),None,5)
class W9:
    def __getnewargs__(s): return 5
rec = []
rec.append((rec,))
tt = ([],)
tt[0].append(tt)
rd = {}
rd['me'] = rd
ro = B()
ro.me = ro
shared = [1]
S = 'a string'
def t(s, f):
    try:
        r = repr(f())
    except Exception as e:
        r = type(e).__name__ + ': ' + str(e)
    i = r.find(' at 0x')
    while i > 0:
        r = r[:i] + r[r.find('>', i):]
        i = r.find(' at 0x')
    print(s, '->', r)
def dumps(x): return pickle.dumps(x, 4)
def rt(x): return pickle.loads(pickle.dumps(x, 4))
def show(o):
    if isinstance(o, (A, B, L, D, S1, E2, W11, W12)):
        return (type(o).__name__, o.__dict__)
    return o
