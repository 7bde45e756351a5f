# collections, functools, itertools, operator, copy, string, contextlib, struct, random and math.
import collections, functools, itertools, operator, copy, string, contextlib, types, typing, struct, errno, random, math
from collections import deque, Counter, defaultdict, OrderedDict, namedtuple, ChainMap
d=deque([1,2,3],maxlen=3); d.append(4); d.appendleft(0); print(d, list(d), d[0], d[-1], len(d), 2 in d)
d=deque(); 
for i in range(100): d.append(i)
for i in range(90): d.popleft()
d.appendleft(-1); d.rotate(2); d.extendleft([7,8]); d.reverse()
print(d, d.pop(), d.index(94), d.count(7), bool(deque()), d==d.copy(), d+deque([1]))
try: deque().pop()
except IndexError as e: print(e)
try:
    for x in d: d.append(1)
except RuntimeError as e: print(e)
c=Counter("abracadabra")
print(c, c.most_common(2), c['z'], sum(c.values()), c+Counter(a=1), c-Counter(a=3), c&Counter(a=2,b=9), c|Counter(z=1),
      sorted(c.elements()))
c.update("zz"); c.subtract("a"); del c['q']; print(c, c==Counter(dict(c)), c.total())
dd=defaultdict(list); dd['a'].append(1); dd['b']; print(dd, dd.copy(), dict(dd), isinstance(dd,dict))
try: defaultdict()[5]
except KeyError as e: print(repr(e))
od=OrderedDict(a=1,b=2,c=3); od.move_to_end('a'); od.move_to_end('c',last=False)
print(od, od.popitem(), od.popitem(last=False), od, OrderedDict(a=1)==OrderedDict(a=1))
P=namedtuple('P','x y',defaults=[5]); p=P(1)
print(p, p.x, p[1], p==(1,5), p._replace(x=9), p._asdict(), P._make([3,4]), *p, hash(p)==hash((1,5)), P._fields,
      sorted([P(2,1),P(1,2)]))
x,y=p; print(x,y)
try: p.x=5
except AttributeError as e: print(e)
try: P()
except TypeError as e: print(e)
print(functools.reduce(lambda a,b:a*b,[1,2,3,4]), functools.partial(print,1,sep='-')(2,3),
      functools.partial(int,base=2)('101'))
@functools.lru_cache(maxsize=None)
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print(fib(80), fib.cache_info(), fib.__name__)
@functools.total_ordering
class T:
    def __init__(s,v): s.v=v
    def __eq__(s,o): return s.v==o.v
    def __lt__(s,o): return s.v<o.v
print(T(1)<=T(1), T(2)>T(1), T(2)>=T(3), sorted([3,1,2],key=functools.cmp_to_key(lambda a,b:b-a)))
class CP:
    @functools.cached_property
    def v(self): print("once"); return 5
q=CP(); print(q.v,q.v)
I=itertools
print(list(I.islice(I.count(5,2),4)), list(I.islice(I.cycle("ab"),5)), list(I.repeat(7,3)), list(I.accumulate([1,2,3])),
      list(I.accumulate([1,2,3],operator.mul,initial=2)), list(I.chain("ab",[1])),
      list(I.chain.from_iterable(["ab","c"])), list(I.compress("abc",[1,0,1])), list(I.dropwhile(lambda x:x<3,[1,3,2])),
      list(I.takewhile(lambda x:x<3,[1,3,2])), list(I.filterfalse(lambda x:x%2,range(5))))
print([(k,list(g)) for k,g in I.groupby("aabbbc")], [k for k,g in I.groupby([1,1,2])], list(I.islice(range(10),2,8,3)),
      list(I.islice("abc",1)), list(I.pairwise("abcd")), list(I.starmap(pow,[(2,3),(3,2)])),
      [list(t) for t in I.tee("ab",3)], list(I.zip_longest("abc","x",fillvalue='-')))
print(list(I.product("ab",[1,2])), list(I.product([0,1],repeat=2)), list(I.permutations("abc",2)),
      list(I.permutations([1,2,3])), list(I.combinations("abcd",2)), list(I.combinations_with_replacement("ab",3)))
print(operator.itemgetter(1)([5,6]), operator.itemgetter(0,1)("ab"), operator.attrgetter('v')(T(3)).bit_length(),
      operator.methodcaller('upper')("x"), operator.add(1,2))
a=[1,[2,3],{'k':(4,[5])},{6}]; b=copy.copy(a); e=copy.deepcopy(a)
print(b==a, b[1] is a[1], e==a, e[1] is a[1], e[2]['k'][1] is a[2]['k'][1])
r=[1]; r.append(r); s=copy.deepcopy(r); print(s[1] is s)
t1=T([1]); t2=copy.deepcopy(t1); t3=copy.copy(t1)
print(t2.v, t2.v is t1.v, t3.v is t1.v, type(t2).__name__, copy.copy(d)==d, copy.deepcopy(c)==c, copy.deepcopy(dd),
      copy.copy(od), copy.deepcopy(ValueError(1,2)).args)
print(string.ascii_letters, string.punctuation, string.capwords("ab cd"))
@contextlib.contextmanager
def cm(x):
    print("in",x)
    try: yield x*2
    except ValueError as e: print("caught",e)
    finally: print("out")
with cm(4) as v: print(v)
with cm(1): raise ValueError("v")
try:
    with cm(1): raise KeyError("k")
except KeyError as e: print("through",e)
with contextlib.suppress(ZeroDivisionError): 1/0
with contextlib.ExitStack() as st:
    st.enter_context(cm(1)); st.callback(print,"cb")
print(types.SimpleNamespace(a=1,b='x'), typing.List[int], typing.Optional[int] is not None)
print(struct.pack('<IhB',1,-2,255), struct.unpack('>d',struct.pack('>d',1.5)),
      struct.unpack('<f',struct.pack('<f',0.1)), struct.calcsize('bi'), struct.pack('3s?',b'abcd',True),
      struct.unpack('<2q',struct.pack('<2q',-1,2**62)), struct.pack('d',5e-324), struct.pack('f',1e-40))
try: struct.pack('B',300)
except struct.error as e: print(e)
print(errno.ENOENT, errno.errorcode[32])
random.seed(42)
print(random.random(), random.randint(1,100), random.choice("abc"), random.sample(range(50),5), random.uniform(1,2),
      random.gauss(0,1), random.choices([1,2,3],k=4), random.getrandbits(70), random.randrange(10**30))
l=list(range(10)); random.shuffle(l); print(l)
random.seed(2.5); print(random.random()); random.seed(-5); print(random.random()); random.seed(10**40)
print(random.random(), random.expovariate(1.5), random.triangular(1,5,2), random.normalvariate(0,1),
      random.sample([1,2,3],2), random.randrange(0,100,7))
r1=random.Random(7); r2=random.Random(7); print(r1.random()==r2.random(), r1.randint(1,6))
print(math.factorial(20), math.gcd(12,18), math.lcm(4,6), math.isqrt(10**20+5), math.comb(10,3), math.perm(5,2),
      math.floor(-2.5), math.ceil(2.1), math.trunc(-2.7), math.sqrt(2), math.log(8,2), math.log2(8), math.log10(1000),
      math.hypot(3,4), math.isclose(0.1+0.2,0.3), math.fsum([.1]*10), math.prod([1,2,3]), math.inf, -math.inf, math.nan,
      math.pi, math.fabs(-3), math.fmod(7,-3), math.modf(2.5), math.frexp(8.0), math.ldexp(0.5,4),
      math.degrees(math.pi), math.copysign(1,-0.0), math.exp(1), math.pow(2,3), math.dist([0,0],[3,4]))
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.exp(1000), lambda: math.factorial(-1),
          lambda: math.sqrt("a"), lambda: math.floor(float('nan')), lambda: math.gcd(1.5,2)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
