# pickle.loads: pickles of python3 in protocols 2 to 5, and bytes that are none.
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
t('pickle.dumps(1,6)', lambda: (pickle.dumps(1,6)))
t('pickle.dumps(1,-1)', lambda: (pickle.dumps(1,-1)))
t('pickle.dumps(bytearray(b"ab"),5)', lambda: (pickle.dumps(bytearray(b"ab"),5)))
t('pickle.loads(b"")', lambda: (pickle.loads(b"")))
t('pickle.loads(b"x")', lambda: (pickle.loads(b"x")))
t('pickle.loads(b"\\x80\\x04")', lambda: (pickle.loads(b"\x80\x04")))
t('pickle.loads(b"\\x80\\x09")', lambda: (pickle.loads(b"\x80\x09")))
t('pickle.loads(b"\\x80\\x04K")', lambda: (pickle.loads(b"\x80\x04K")))
t('pickle.loads(b"\\x80\\x04.")', lambda: (pickle.loads(b"\x80\x04.")))
t('pickle.loads(b"\\x80\\x04h\\x05.")', lambda: (pickle.loads(b"\x80\x04h\x05.")))
t('pickle.loads(b"\\x80\\x04t.")', lambda: (pickle.loads(b"\x80\x04t.")))
t('pickle.loads(b"\\x80\\x04\\x8c\\x03foo\\x8c\\x03foo\\x93.")', lambda: (pickle.loads(b"\x80\x04\x8c\x03foo\x8c\x03foo\x93.")))
t('pickle.loads(b"\\x80\\x04]K\\x01b.")', lambda: (pickle.loads(b"\x80\x04]K\x01b.")))
t('pickle.loads(b"\\x80\\x04K\\x01K\\x01a.")', lambda: (pickle.loads(b"\x80\x04K\x01K\x01a.")))
t('pickle.loads(b"\\x80\\x04K\\x01K\\x01R.")', lambda: (pickle.loads(b"\x80\x04K\x01K\x01R.")))
t('pickle.loads(b"\\x80\\x04K\\x01)\\x81.")', lambda: (pickle.loads(b"\x80\x04K\x01)\x81.")))
t('pickle.loads(b"\\x80\\x04\\x8c\\xffa.")', lambda: (pickle.loads(b"\x80\x04\x8c\xffa.")))
t('pickle.loads(b"\\x80\\x04\\x95\\xff\\x00\\x00\\x00\\x00\\x00\\x00\\x00K\\x01.")', lambda: (pickle.loads(b"\x80\x04\x95\xff\x00\x00\x00\x00\x00\x00\x00K\x01.")))
t('pickle.loads(b"\\x80\\x04\\xfe.")', lambda: (pickle.loads(b"\x80\x04\xfe.")))
t('pickle.loads(1)', lambda: (pickle.loads(1)))
t('pickle.loads("a")', lambda: (pickle.loads("a")))
t('pickle.loads(b"\\x80\\x04(K\\x01K\\x02K\\x03d.")', lambda: (pickle.loads(b"\x80\x04(K\x01K\x02K\x03d.")))
t('pickle.loads(b"\\x80\\x04}(]K\\x02u.")', lambda: (pickle.loads(b"\x80\x04}(]K\x02u.")))
t('pickle.loads(b"\\x80\\x04\\x8c\\x01\\xff.")', lambda: (pickle.loads(b"\x80\x04\x8c\x01\xff.")))
t('pickle.PicklingError.__module__', lambda: (pickle.PicklingError.__module__))
t('pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL', lambda: (pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL))
t('pickle.dumps()', lambda: (pickle.dumps()))
t('a.__getstate__()', lambda: (a.__getstate__()))
t('b.__getstate__() is b.__dict__', lambda: (b.__getstate__() is b.__dict__))
t('b.__reduce_ex__(4)[1:]', lambda: (b.__reduce_ex__(4)[1:]))
t('b.__reduce_ex__(2)[1:]', lambda: (b.__reduce_ex__(2)[1:]))
t('ValueError(1).__reduce__()', lambda: (ValueError(1).__reduce__()))
t('E2(1,2).__reduce_ex__(4)', lambda: (E2(1,2).__reduce_ex__(4)))
t("p2", lambda: pickle.loads(b'\x80\x02]q\x00(K\x01X\x01\x00\x00\x00aq\x01}q\x02K\x02G@\x0c\x00\x00\x00\x00\x00\x00sK\x01K\x02K\x03\x87q\x03N\x88\x8a\t\x00\x00\x00\x00\x00\x00\x00\x00@c_codecs\nencode\nq\x04X\x02\x00\x00\x00xyq\x05X\x06\x00\x00\x00latin1q\x06\x86q\x07Rq\x08c__builtin__\nbytearray\nq\th\x04X\x01\x00\x00\x00qq\nh\x06\x86q\x0bRq\x0c\x85q\rRq\x0ec__builtin__\nset\nq\x0f]q\x10(K\x01K\x02e\x85q\x11Rq\x12c__builtin__\nfrozenset\nq\x13]q\x14K\x03a\x85q\x15Rq\x16c__builtin__\nxrange\nq\x17K\x00K\x04K\x01\x87q\x18Rq\x19J\xfb\xff\xff\xffM,\x01Jp\x11\x01\x00e.'))
t("p2", lambda: pickle.loads(b'\x80\x02cexceptions\nValueError\nq\x00X\x01\x00\x00\x00xq\x01\x85q\x02Rq\x03.'))
t("p2", lambda: pickle.loads(b'\x80\x02]q\x00(]q\x01h\x01e.'))
t("p2", lambda: pickle.loads(b'\x80\x02c__builtin__\nlong\nq\x00.'))
t("p2", lambda: pickle.loads(b'\x80\x02c__builtin__\nlen\nq\x00.'))
t("p2", lambda: pickle.loads(b'\x80\x02cexceptions\nKeyError\nq\x00.'))
t("p3", lambda: pickle.loads(b'\x80\x03]q\x00(K\x01X\x01\x00\x00\x00aq\x01}q\x02K\x02G@\x0c\x00\x00\x00\x00\x00\x00sK\x01K\x02K\x03\x87q\x03N\x88\x8a\t\x00\x00\x00\x00\x00\x00\x00\x00@C\x02xyq\x04cbuiltins\nbytearray\nq\x05C\x01qq\x06\x85q\x07Rq\x08cbuiltins\nset\nq\t]q\n(K\x01K\x02e\x85q\x0bRq\x0ccbuiltins\nfrozenset\nq\r]q\x0eK\x03a\x85q\x0fRq\x10cbuiltins\nrange\nq\x11K\x00K\x04K\x01\x87q\x12Rq\x13J\xfb\xff\xff\xffM,\x01Jp\x11\x01\x00e.'))
t("p3", lambda: pickle.loads(b'\x80\x03cbuiltins\nValueError\nq\x00X\x01\x00\x00\x00xq\x01\x85q\x02Rq\x03.'))
t("p3", lambda: pickle.loads(b'\x80\x03]q\x00(]q\x01h\x01e.'))
t("p3", lambda: pickle.loads(b'\x80\x03cbuiltins\nint\nq\x00.'))
t("p3", lambda: pickle.loads(b'\x80\x03cbuiltins\nlen\nq\x00.'))
t("p3", lambda: pickle.loads(b'\x80\x03cbuiltins\nKeyError\nq\x00.'))
t("p4", lambda: pickle.loads(b'\x80\x04\x95\x84\x00\x00\x00\x00\x00\x00\x00]\x94(K\x01\x8c\x01a\x94}\x94K\x02G@\x0c\x00\x00\x00\x00\x00\x00sK\x01K\x02K\x03\x87\x94N\x88\x8a\t\x00\x00\x00\x00\x00\x00\x00\x00@C\x02xy\x94\x8c\x08builtins\x94\x8c\tbytearray\x94\x93\x94C\x01q\x94\x85\x94R\x94\x8f\x94(K\x01K\x02\x90(K\x03\x91\x94h\x05\x8c\x05range\x94\x93\x94K\x00K\x04K\x01\x87\x94R\x94J\xfb\xff\xff\xffM,\x01Jp\x11\x01\x00e.'))
t("p4", lambda: pickle.loads(b'\x80\x04\x95#\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\nValueError\x94\x93\x94\x8c\x01x\x94\x85\x94R\x94.'))
t("p4", lambda: pickle.loads(b'\x80\x04\x95\t\x00\x00\x00\x00\x00\x00\x00]\x94(]\x94h\x01e.'))
t("p4", lambda: pickle.loads(b'\x80\x04\x95\x14\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x03int\x94\x93\x94.'))
t("p4", lambda: pickle.loads(b'\x80\x04\x95\x14\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x03len\x94\x93\x94.'))
t("p4", lambda: pickle.loads(b'\x80\x04\x95\x19\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x08KeyError\x94\x93\x94.'))
t("p5", lambda: pickle.loads(b'\x80\x05\x95w\x00\x00\x00\x00\x00\x00\x00]\x94(K\x01\x8c\x01a\x94}\x94K\x02G@\x0c\x00\x00\x00\x00\x00\x00sK\x01K\x02K\x03\x87\x94N\x88\x8a\t\x00\x00\x00\x00\x00\x00\x00\x00@C\x02xy\x94\x96\x01\x00\x00\x00\x00\x00\x00\x00q\x94\x8f\x94(K\x01K\x02\x90(K\x03\x91\x94\x8c\x08builtins\x94\x8c\x05range\x94\x93\x94K\x00K\x04K\x01\x87\x94R\x94J\xfb\xff\xff\xffM,\x01Jp\x11\x01\x00e.'))
t("p5", lambda: pickle.loads(b'\x80\x05\x95#\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\nValueError\x94\x93\x94\x8c\x01x\x94\x85\x94R\x94.'))
t("p5", lambda: pickle.loads(b'\x80\x05\x95\t\x00\x00\x00\x00\x00\x00\x00]\x94(]\x94h\x01e.'))
t("p5", lambda: pickle.loads(b'\x80\x05\x95\x14\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x03int\x94\x93\x94.'))
t("p5", lambda: pickle.loads(b'\x80\x05\x95\x14\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x03len\x94\x93\x94.'))
t("p5", lambda: pickle.loads(b'\x80\x05\x95\x19\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x08KeyError\x94\x93\x94.'))
