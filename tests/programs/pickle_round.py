# What goes through a pickle comes back, with hooks, cycles and sharing.
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
t(0, lambda: show(rt((a))))
t(1, lambda: show(rt((b))))
t(2, lambda: show(rt((l))))
t(3, lambda: show(rt((d))))
t(4, lambda: show(rt(([1,[2,3],(1,2,3,4),"a",b"b",{1:2},{1},frozenset([1])]))))
t(5, lambda: show(rt((None))))
t(6, lambda: show(rt((300))))
t(7, lambda: show(rt((-1))))
t(8, lambda: show(rt((2**31))))
t(9, lambda: show(rt((-2**31))))
t(10, lambda: show(rt((2**63))))
t(11, lambda: show(rt((-2**63))))
t(12, lambda: show(rt((2**64))))
t(13, lambda: show(rt((-2**64))))
t(14, lambda: show(rt((2**200))))
t(15, lambda: show(rt((-2**200+1))))
t(16, lambda: show(rt((255))))
t(17, lambda: show(rt((-128*256))))
t(18, lambda: show(rt((65535))))
t(19, lambda: show(rt((65536))))
t(20, lambda: show(rt((2**31-1))))
t(21, lambda: show(rt((128))))
t(22, lambda: show(rt((-128))))
t(23, lambda: show(rt((-129))))
t(24, lambda: show(rt((2**39))))
t(25, lambda: show(rt((1.5))))
t(26, lambda: show(rt((float("inf")))))
t(27, lambda: show(rt((bytearray(b"ab")))))
t(28, lambda: show(rt((bytearray(b"")))))
t(29, lambda: show(rt((range(3)))))
t(30, lambda: show(rt((range(1,10,2)))))
t(31, lambda: show(rt((slice(1,2)))))
t(32, lambda: show(rt((ValueError("x")))))
t(33, lambda: show(rt((KeyError("a","b")))))
t(34, lambda: show(rt((E2(1,2)))))
t(35, lambda: show(rt((OSError(2,"no")))))
t(36, lambda: show(rt((len))))
t(37, lambda: show(rt((A))))
t(38, lambda: show(rt((N.M))))
t(39, lambda: show(rt((N.M()))))
t(40, lambda: show(rt((int))))
t(41, lambda: show(rt((type(None)))))
t(42, lambda: show(rt((type(f)))))
t(43, lambda: show(rt((Ellipsis))))
t(44, lambda: show(rt((NotImplemented))))
t(45, lambda: show(rt((math.sqrt))))
t(46, lambda: show(rt((b.meth))))
t(47, lambda: show(rt((B.meth))))
t(48, lambda: show(rt((B.cm))))
t(49, lambda: show(rt((B.sm))))
t(50, lambda: show(rt(([].append))))
t(51, lambda: show(rt(("a"*300))))
t(52, lambda: show(rt(("漢字"))))
t(53, lambda: show(rt((b"x"*300))))
t(54, lambda: show(rt(({1:2,3:4}))))
t(55, lambda: show(rt((()))))
t(56, lambda: show(rt(([]))))
t(57, lambda: show(rt(({}))))
t(58, lambda: show(rt((set()))))
t(59, lambda: show(rt((frozenset()))))
t(60, lambda: show(rt(([[]]*2))))
t(61, lambda: show(rt(((1,)))))
t(62, lambda: show(rt(((1,2)))))
t(63, lambda: show(rt(((1,2,3)))))
t(64, lambda: show(rt((((1,2),(3,))))))
t(65, lambda: show(rt((rec))))
t(66, lambda: show(rt((tt))))
t(67, lambda: show(rt((rd))))
t(68, lambda: show(rt((W7()))))
t(69, lambda: show(rt((W10()))))
t(70, lambda: show(rt((W11()))))
t(71, lambda: show(rt((R1()))))
t(72, lambda: show(rt((R2()))))
t(73, lambda: show(rt((R3()))))
t(74, lambda: show(rt((R4()))))
t(75, lambda: show(rt((R5OBJ))))
t(76, lambda: show(rt((S1()))))
t(77, lambda: show(rt(([S1(), S1(), R1()]))))
t(78, lambda: show(rt(((R1(), [R2()], {'x': S1()})))))
t(79, lambda: show(rt(([S, S, shared, shared]))))
t(80, lambda: show(rt((list(range(2500))))))
t(81, lambda: show(rt(({i: i for i in range(1001)}))))
t(82, lambda: show(rt((set([1])))))
t(83, lambda: show(rt((frozenset([1,2,3])))))
t(84, lambda: show(rt(([True, False]))))
t(85, lambda: show(rt(([S1()]*3))))
t(86, lambda: show(rt((f))))
t(87, lambda: show(rt((lam))))
t(88, lambda: show(rt((f()[0]))))
t(89, lambda: show(rt((f()[1]))))
t(90, lambda: show(rt((f()[2]))))
t(91, lambda: show(rt((f()[3]))))
t(92, lambda: show(rt((gen()))))
t(93, lambda: show(rt((math))))
t(94, lambda: show(rt((property(f)))))
t(95, lambda: show(rt((staticmethod(f)))))
t(96, lambda: show(rt((f.__code__))))
t(97, lambda: show(rt(({1:2}.keys()))))
t(98, lambda: show(rt((W()))))
t(99, lambda: show(rt((W2()))))
t(100, lambda: show(rt((W3()))))
t(101, lambda: show(rt((W4()))))
t(102, lambda: show(rt((W5()))))
t(103, lambda: show(rt((W6()))))
t(104, lambda: show(rt((W8()))))
t(105, lambda: show(rt((W9()))))
t(106, lambda: show(rt((ro))))
t(107, lambda: show(rt((print))))
t(110, lambda: show(rt((RuntimeError))))
t(111, lambda: show(rt(([ValueError(i) for i in range(3)]))))
t(112, lambda: show(rt(("x"*70000))))
t(113, lambda: show(rt((["y"*30000, "z"*40000, "w"*10]))))
x = rt(rec); print(x[0][0] is x)
x = rt(rd); print(x["me"] is x)
x = rt(ro); print(x.me is x, x.x)
x = rt([shared,shared]); print(x[0] is x[1])
x = rt(b.meth); print(x())
