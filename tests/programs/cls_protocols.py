def show(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
class D:
    def __get__(self, o, t=None): return ('get', o is None, t.__name__ if t else t)
    def __set__(self, o, v): print('set', v)
    def __delete__(self, o): print('del')
class Meta(type):
    d = D()
    @property
    def p(cls): return 'p of ' + cls.__name__
    @p.setter
    def p(cls, v): print('p set', v)
    def __instancecheck__(cls, o): return super().__instancecheck__(o) or o == 5
    def __len__(cls): return 7
    def __iter__(cls): return iter([1])
    def __contains__(cls, x): return x == 3
    def __getattr__(cls, n): return 'ga ' + n
    def __call__(cls, *a): return ('call', super().__call__(*a).__class__.__name__)
class A(metaclass=Meta):
    d = 1
    p = 2
show(lambda: A.d); show(lambda: A.p); A.d = 4; A.p = 3; del A.d; show(lambda: isinstance(5,
    A)); show(lambda: isinstance(6,
                                 A)); show(lambda: len(A)); show(lambda: list(A)); show(lambda: 3
                                     in A); show(lambda: A.zz); show(lambda: A())
class N:
    __add__ = None
    __radd__ = None; __neg__ = None; __lt__ = None; __getitem__ = None
    __call__ = None; __bool__ = None; __iadd__ = None; __hash__ = None
    __enter__ = None; __index__ = None; __setitem__ = None; __repr__ = None
n = N()
for f in (lambda: n + 1, lambda: 1 + n, lambda: -n, lambda: n < 1, lambda: 1 > n, lambda: n[0], lambda: n(),
          lambda: bool(n), lambda: hash(n), lambda: n.__setitem__, lambda: repr(n)):
    show(f)
def f(a, b=2, *c, d=3, **e):
    x = 1
    return locals()
show(lambda: f(1, 2, 3, d=4, z=5))
f.__defaults__ = (9,
                  8)
show(lambda: f()['a']); f.__defaults__ = None
show(lambda: f()); f.__kwdefaults__ = {'d': 7}
show(lambda: f(1, 2)['d'])
show(lambda: setattr(f, '__defaults__',
                     5)); f.__name__ = 'g'
show(lambda: f.__name__); f.__qualname__ = 'q'
show(lambda: f()); f.__doc__ = 'doc'
show(lambda: f.__doc__)
show(lambda: f.__code__.co_varnames); show(lambda: f.__code__.co_argcount); show(lambda: f.__code__.co_name);
class S:
    __slots__ = ('a', '__dict__')
s = S(); s.a = 1; s.b = 2; 
class S2:
    __slots__ = ['x']
s2 = S2(); show(lambda: s2.x); show(lambda: setattr(s2, 'y',
                                                    1))
show(lambda: s2.__dict__); s2.x = 3; del s2.x
show(lambda: s2.x)
show(lambda: vars(s2))
class S3(S2): pass
s3 = S3(); s3.q = 1; show(lambda: s3.__dict__)
show(lambda: type('X', (S2,), {'__slots__': ('x', 'y')}).__slots__)
class S4:
    __slots__ = 'k'
    k2 = 5
show(lambda: setattr(S4(), 'k2', 1))
for e in (lambda: OSError(2, 'no', 'f'), lambda: OSError(2), lambda: OSError('a', 'b', 'c', 'd', 'e'),
          lambda: StopIteration(3), lambda: SystemExit(4), lambda: KeyError('k'),
          lambda: ImportError('m', name='n', path='p'), lambda: NameError('x', name='n'),
          lambda: AttributeError('x', name='n', obj=3), lambda: UnicodeDecodeError('utf8', b'abc', 0, 1, 'why'),
          lambda: UnicodeEncodeError('utf8', 'abc', 0, 1, 'why'), lambda: ValueError(x=1), lambda: OSError(x=1),
          lambda: ImportError(x=1), lambda: NameError(obj=1)):
    try:
        v = e()
        print(repr(v), str(v), v.args, [(k, getattr(v, k)) for k in ('errno', 'strerror', 'filename', 'filename2',
            'value', 'code', 'name', 'path', 'obj', 'object', 'start', 'end', 'reason', 'encoding', 'msg', 'lineno',
            'offset', 'text') if hasattr(v, k)])
    except TypeError as x: print('TypeError', x)
e = ValueError(1); e.args = [1, 2]; print(e, repr(e)); show(lambda: setattr(e, 'args', 5))
e = OSError(2, 'x'); e.errno = 5; e.filename = 'ff'; print(e, e.args)
show(lambda: setattr(e, '__cause__', 5)); show(lambda: setattr(e, '__traceback__',
    5)); show(lambda: e.with_traceback(5)); show(lambda: setattr(e, '__context__', 5))
e.add_note('n1'); print(e.__notes__); show(lambda: e.add_note(5))
class E2(Exception):
    def __init__(self, a, *, k): super().__init__(a); self.k = k
show(lambda: E2(1, k=2)); show(lambda: E2(1, k=2).args); show(lambda: E2(1))
s = {frozenset([1, 2]), 3}
show(lambda: s.remove({1,
                       2})); show(lambda: s.discard({9})); show(lambda: s.remove({7})); show(lambda: {1}
                           in s); show(lambda: s)
class Sn:
    def __set_name__(self, o, n): raise ValueError('no')
try: type('T', (), {'x': Sn()})
except RuntimeError as e: print(e, repr(e.__cause__))
d = {1: 1, 2: 2}
def chg():
    for k in d: d[k + 10] = 1
show(chg)
def chg2():
    for k in list(d): del d[k]
    return d
show(chg2)
def chg3():
    d = {1: 1, 2: 2}
    for k in d: del d[k]; d[k + 5] = 1
show(chg3)
def chg4():
    s = {1, 2, 3}
    for k in s: s.add(k + 100)
show(chg4)
show(lambda: {1: 2}.keys() == {1}); show(lambda: {1: 2}.keys() < {1,
    2}); show(lambda: {1: 2}.items() >= {(1,
                                          2)})
show(lambda: {1: 2}.values() == {1: 2}.values())
show(lambda: {1: 2}.keys() | [3])
show(lambda: [3, 1] & {1: 2}.keys())
show(lambda: {1: 2}.keys() - [1])
show(lambda: {1: 2}.keys() ^ [1, 4])
show(lambda: {1: [2]}.items() | {3})
show(lambda: {1: 2}.keys() & 5)
show(lambda: {1: 2}.keys().mapping)
show(lambda: {1: 2}.keys().isdisjoint([1]))
show(lambda: {1: 2}.keys() < [1])
show(lambda: {1: 2}.items() <= 5)
show(lambda: reversed(5)); show(lambda: list(reversed({1: 2}.items())))
class G:
    def __class_getitem__(cls, k): return ('cgi', k)
show(lambda: G[3])
class Base:
    def __init_subclass__(cls, /, tag=None, **kw): super().__init_subclass__(**kw); print('sub', cls.__name__, tag)
show(lambda: type('Dyn', (Base,), {}) and 1); show(lambda: type('Dyn', (Base,), {}, tag=5) and 1)
class C2(Base, tag=3): pass
show(lambda: type('Y', (), {}, z=1)); show(lambda: type(1, 2)); show(lambda: type('a', 5, {}))
class P:
    def __index__(self): return 2
for f in (lambda: [0, 1, 2, 3][P():], lambda: 'ab' * P(), lambda: P() * [1], lambda: bytes(P()), lambda: '%c' % P(),
          lambda: '%d' % P(), lambda: '%x' % P(), lambda: bytearray(P()), lambda: 'abc'.center(P() , '*'),
          lambda: 'abcabc'.find('b', P()), lambda: range(P()), lambda: chr(P()), lambda: round(2.345, P()),
          lambda: int('11', P()), lambda: 'a b c'.split(' ', P()), lambda: [1, 2, 3].pop(P()), lambda: b'abc'[P()],
          lambda: (1, 2, 3)[:P()], lambda: 1 << P(), lambda: P() + 1, lambda: list(enumerate('ab', P())),
          lambda: int(P()), lambda: float(P()), lambda: 'x'.zfill(P()), lambda: 'a'.ljust(P()) ,
          lambda: (5).to_bytes(P(), 'big'), lambda: b'ab' * P(), lambda: slice(P()).indices(P()),
          lambda: 'aXbX'.replace('X', '-', P()), lambda: f'{3:{2}}', lambda: '{:d}'.format(P()), lambda: sum([1], P())):
    show(f)
class Ins(list):
    def __instancecheck__(self, o): return True
show(lambda: isinstance(3, Ins())); show(lambda: isinstance(3, 5)); show(lambda: issubclass(3,
    int)); show(lambda: issubclass(int, (str, (int,)))); show(lambda: isinstance(1, (str, 5)))
class Cl:
    @property
    def __class__(self): return int
show(lambda: isinstance(Cl(), int)); show(lambda: Cl().__class__)
