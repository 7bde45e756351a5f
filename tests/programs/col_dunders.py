# Containers and builtins over classes whose operators, items, iteration, hash and text are Python.
class V:
    def __init__(s,x): s.x=x
    def __add__(s,o): return V(s.x+(o.x if isinstance(o,V) else o))
    __radd__=__add__
    def __iadd__(s,o): s.x+=100; return s
    def __sub__(s,o): return NotImplemented
    def __neg__(s): return V(-s.x)
    def __eq__(s,o): return isinstance(o,V) and s.x==o.x
    def __hash__(s): return hash(s.x)
    def __lt__(s,o): return s.x<o.x
    def __repr__(s): return f"V({s.x})"
    def __bool__(s): return s.x!=0
    def __len__(s): return 3
    def __getitem__(s,i):
        if i>=3: raise IndexError(i)
        return s.x*i
    def __contains__(s,i): return i==s.x
    def __call__(s,*a): return a
    def __abs__(s): return abs(s.x)
    def __round__(s,n=None): return ("r",n)
    def __divmod__(s,o): return ("dm",o)
    def __index__(s): return s.x
    def __int__(s): return s.x
    def __float__(s): return float(s.x)
    def __format__(s,spec): return "<"+spec+">"
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
a,b=V(3),V(4)
t(lambda: a+b); t(lambda: a+1); t(lambda: 1+a); t(lambda: a-b); t(lambda: 1-a); t(lambda: -a); t(lambda: +a)
t(lambda: a==V(3)); t(lambda: a!=V(3)); t(lambda: a<b); t(lambda: a>b); t(lambda: a<=b)
t(lambda: [a,b]==[V(3),V(4)]); t(lambda: (a,)<(b,)); t(lambda: {a:1}=={V(3):1}); t(lambda: {a:1}[V(3)])
t(lambda: {a,b,V(3)}); t(lambda: V(3) in {a}); t(lambda: 3 in {a}); t(lambda: 3 in a)
t(lambda: V(3) in [1,a]); t(lambda: [1,a].index(V(3))); t(lambda: (1,a).count(V(3))); t(lambda: list(a))
t(lambda: len(a)); t(lambda: bool(V(0))); t(lambda: not a); t(lambda: a(1,2)); t(lambda: abs(a)); t(lambda: round(a))
t(lambda: round(a,2)); t(lambda: divmod(a,1)); t(lambda: divmod(1,a))
t(lambda: hex(a)); t(lambda: [10,20,30,40][a]); t(lambda: int(a)); t(lambda: float(a)); t(lambda: f"{a:x}{a!r:>8}")
t(lambda: "%s %r %d" % (a,a,a)); t(lambda: "{} {!r} {:q}".format(a,a,a)); t(lambda: sorted([b,a])); t(lambda: min(b,a))
t(lambda: max([a,b,V(9)])); t(lambda: sum([a,b])); t(lambda: sum([a,b],V(0)))
t(lambda: list(reversed(a))); t(lambda: range(a)); t(lambda: [1,2]+[a]); t(lambda: [[a],(b,),{1:a},{a}])
t(lambda: str([a])); t(lambda: list(zip(a,[1,2]))); t(lambda: list(enumerate(a))); t(lambda: [*a])
t(lambda: sorted([b,a],reverse=True)); t(lambda: any([V(0),a])); t(lambda: all([a,V(0)]))
def k():
    d={a:1}; d[V(3)]=5; d.setdefault(V(4),7); d.update({V(3):6}); x=d.pop(V(3)); del d[V(4)]
    return x,d,d.get(V(3),'no')
t(k)
def k2():
    s={a,b}; s.add(V(3)); s.discard(V(4)); s|={V(9)}
    return s, s&{V(9)}, s-{V(3)}, s^{V(3)}, s<= {V(3),V(9),
                                                 1}, s.union([V(3),V(1)]), frozenset(s)|{V(2)}, s.isdisjoint([V(5)])
t(k2)
def k3():
    x=V(1); y=x; x+=5; return x is y, x
t(k3)
def k4():
    x,y,z=a; return x,y,z
t(k4)
class L(list):
    def __getitem__(s,i): return ("L",super().__getitem__(i))
    def __len__(s): return 42
    def append(s,x): super().append(x*2)
l=L([1,2]); l.append(5); t(lambda: (len(l),list(l),l,l==[1,2,10],bool(l), l[1:], sorted(l)))
class D(dict):
    def __missing__(s,k): s[k]=k*2; return s[k]
    def __setitem__(s,k,v): super().__setitem__(k,v+1)
d=D(a=1); d[3]; t(lambda: (d, d[3], d['a'], d.get(9), len(d), 3 in d, list(d), dict(d)))
class S(set): pass
t(lambda: (S([1,2]), S([1])|{2}, S()))
class It:
    def __init__(s): s.i=0
    def __iter__(s): return s
    def __next__(s):
        s.i+=1
        if s.i>3: raise StopIteration
        return s.i
t(lambda: (list(It()), tuple(It()), set(It()), sum(It()), max(It()), sorted(It(),key=lambda x:-x), dict.fromkeys(It()),
           "".join(str(x) for x in It()), list(map(str,It())), list(zip(It(),It())), [*It()], next(It()), 2 in It(),
           list(filter(lambda x:x>1,It()))))
class NoIter: pass
t(lambda: list(NoIter())); t(lambda: len(NoIter())); t(lambda: NoIter()[0]); t(lambda: NoIter()+1)
t(lambda: 1<NoIter()); t(lambda: NoIter() in NoIter()); t(lambda: hash([NoIter()])); t(lambda: -NoIter())
t(lambda: next(NoIter())); t(lambda: int(NoIter())); t(lambda: round(NoIter())); t(lambda: [1][NoIter()])
t(lambda: "a"+NoIter()); t(lambda: NoIter()*2); t(lambda: NoIter()())
class BadB:
    def __bool__(s): return 1
    def __len__(s): return -1
    def __repr__(s): return 5
    def __str__(s): return None
    def __hash__(s): return "x"
    def __iter__(s): return 5
    def __eq__(s,o): raise ValueError("eq")
bb=BadB()
t(lambda: bool(bb)); t(lambda: len(bb)); t(lambda: repr(bb)); t(lambda: str(bb)); t(lambda: hash(bb)); t(lambda: bb==1)
t(lambda: bb in [1]); t(lambda: print(bb)); t(lambda: [bb]); t(lambda: {bb:1})
r=[1]; r.append(r); print(r); r2={}; r2[1]=r2; print(r2, [r2]); q=[a]; q.append(q); print(q)
class P:
    @property
    def x(s): return 5
    @property
    def y(s): raise AttributeError("no y")
t(lambda: (hasattr(P(),'x'),hasattr(P(),'y'),getattr(P(),'y',7),getattr(P(),'x',7),vars(P()),
           [n for n in dir(P()) if n[0]!='_']))
x1,x2=float('nan'),float('nan')
t(lambda: (x1==x1,[x1]==[x1],[x1]==[x2],x1 in [x1], {x1:1}.get(x1)))
def g():
    yield 1
    yield 2
t(lambda: [list(g()), tuple(g()), set(g()), sum(g()), list(zip(g(),g())), dict(zip(g(),g())), [*g(),*g()], max(g()),
           sorted(g(),reverse=True), list(reversed(list(g()))), bytes(g()), bytearray(g()), list(enumerate(g(),3)),
           " ".join(map(str,g())), any(g()), all(g())])
t(lambda: print(*g(), sep="-", end="!\n"))
t(lambda: dict([(1,2)],**{"a":3})); t(lambda: (lambda **k:k)(**{"a":1},**{"b":2}))
t(lambda: (lambda **k:k)(**{"a":1},**{"a":2})); t(lambda: print(**{"a":1}))
print(list[int], isinstance([], list)); print(locals() is globals(), 'a' in globals())
def lo(p, q=2):
    z=3
    return locals()
print(lo(1))
print(sorted([3,"a",1], key=str), sorted([(1,'b'),(1,'a')]), sorted([2.5,1,True]))
big=[(i*7919)%1000 for i in range(2000)]
print(sorted(big)==sorted(big,key=lambda x:x), sorted(big)[:10], sorted(big,reverse=True)[:5],
      sorted(range(20),key=lambda x:x%3))
print(sorted([V(i%7) for i in range(20)])[:8])
