# pickle.dumps gives CPython's own bytes, and its errors.
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
t(0, lambda: dumps((a)))
t(1, lambda: dumps((b)))
t(2, lambda: dumps((l)))
t(3, lambda: dumps((d)))
t(4, lambda: dumps(([1,[2,3],(1,2,3,4),"a",b"b",{1:2},{1},frozenset([1])])))
t(5, lambda: dumps((None)))
t(6, lambda: dumps((300)))
t(7, lambda: dumps((-1)))
t(8, lambda: dumps((2**31)))
t(9, lambda: dumps((-2**31)))
t(10, lambda: dumps((2**63)))
t(11, lambda: dumps((-2**63)))
t(12, lambda: dumps((2**64)))
t(13, lambda: dumps((-2**64)))
t(14, lambda: dumps((2**200)))
t(15, lambda: dumps((-2**200+1)))
t(16, lambda: dumps((255)))
t(17, lambda: dumps((-128*256)))
t(18, lambda: dumps((65535)))
t(19, lambda: dumps((65536)))
t(20, lambda: dumps((2**31-1)))
t(21, lambda: dumps((128)))
t(22, lambda: dumps((-128)))
t(23, lambda: dumps((-129)))
t(24, lambda: dumps((2**39)))
t(25, lambda: dumps((1.5)))
t(26, lambda: dumps((float("inf"))))
t(27, lambda: dumps((bytearray(b"ab"))))
t(28, lambda: dumps((bytearray(b""))))
t(29, lambda: dumps((range(3))))
t(30, lambda: dumps((range(1,10,2))))
t(31, lambda: dumps((slice(1,2))))
t(32, lambda: dumps((ValueError("x"))))
t(33, lambda: dumps((KeyError("a","b"))))
t(34, lambda: dumps((E2(1,2))))
t(35, lambda: dumps((OSError(2,"no"))))
t(36, lambda: dumps((len)))
t(37, lambda: dumps((A)))
t(38, lambda: dumps((N.M)))
t(39, lambda: dumps((N.M())))
t(40, lambda: dumps((int)))
t(41, lambda: dumps((type(None))))
t(42, lambda: dumps((type(f))))
t(43, lambda: dumps((Ellipsis)))
t(44, lambda: dumps((NotImplemented)))
t(45, lambda: dumps((math.sqrt)))
t(46, lambda: dumps((b.meth)))
t(47, lambda: dumps((B.meth)))
t(48, lambda: dumps((B.cm)))
t(49, lambda: dumps((B.sm)))
t(50, lambda: dumps(([].append)))
t(51, lambda: dumps(("a"*300)))
t(52, lambda: dumps(("漢字")))
t(53, lambda: dumps((b"x"*300)))
t(54, lambda: dumps(({1:2,3:4})))
t(55, lambda: dumps((())))
t(56, lambda: dumps(([])))
t(57, lambda: dumps(({})))
t(58, lambda: dumps((set())))
t(59, lambda: dumps((frozenset())))
t(60, lambda: dumps(([[]]*2)))
t(61, lambda: dumps(((1,))))
t(62, lambda: dumps(((1,2))))
t(63, lambda: dumps(((1,2,3))))
t(64, lambda: dumps((((1,2),(3,)))))
t(65, lambda: dumps((rec)))
t(66, lambda: dumps((tt)))
t(67, lambda: dumps((rd)))
t(68, lambda: dumps((W7())))
t(69, lambda: dumps((W10())))
t(70, lambda: dumps((W11())))
t(71, lambda: dumps((R1())))
t(72, lambda: dumps((R2())))
t(73, lambda: dumps((R3())))
t(74, lambda: dumps((R4())))
t(75, lambda: dumps((R5OBJ)))
t(76, lambda: dumps((S1())))
t(77, lambda: dumps(([S1(), S1(), R1()])))
t(78, lambda: dumps(((R1(), [R2()], {'x': S1()}))))
t(79, lambda: dumps(([S, S, shared, shared])))
t(80, lambda: dumps((list(range(2500)))))
t(81, lambda: dumps(({i: i for i in range(1001)})))
t(82, lambda: dumps((set([1]))))
t(83, lambda: dumps((frozenset([1,2,3]))))
t(84, lambda: dumps(([True, False])))
t(85, lambda: dumps(([S1()]*3)))
t(86, lambda: dumps((f)))
t(87, lambda: dumps((lam)))
t(88, lambda: dumps((f()[0])))
t(89, lambda: dumps((f()[1])))
t(90, lambda: dumps((f()[2])))
t(91, lambda: dumps((f()[3])))
t(92, lambda: dumps((gen())))
t(93, lambda: dumps((math)))
t(96, lambda: dumps((f.__code__)))
t(97, lambda: dumps(({1:2}.keys())))
t(98, lambda: dumps((W())))
t(99, lambda: dumps((W2())))
t(100, lambda: dumps((W3())))
t(101, lambda: dumps((W4())))
t(102, lambda: dumps((W5())))
t(103, lambda: dumps((W6())))
t(104, lambda: dumps((W8())))
t(105, lambda: dumps((W9())))
t(106, lambda: dumps((ro)))
t(107, lambda: dumps((print)))
t(110, lambda: dumps((RuntimeError)))
t(111, lambda: dumps(([ValueError(i) for i in range(3)])))
