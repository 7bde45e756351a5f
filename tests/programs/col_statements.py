# Statements on lists, dicts, bytearrays and sets: items, slices, in-place operators, unpacking, and their errors.
def t(src):
    l=[1,2,3,4]; d={1:2}; ba=bytearray(b'abcd'); 
    try:
        src(l,d,ba)
        print(l,d,ba)
    except BaseException as e:
        print(type(e).__name__, e)
def f1(l,d,ba): l[::2]=[1]
def f2(l,d,ba): l[9]=1
def f3(l,d,ba): l["a"]=1
def f4(l,d,ba): del l[9]
def f5(l,d,ba): del l["a"]
def f6(l,d,ba): l[1:2]=5
def f7(l,d,ba): l[::2]=5
def f8(l,d,ba): ba[9]=1
def f9(l,d,ba): ba[0]=300
def f10(l,d,ba): ba[0]="a"
def f11(l,d,ba): ba["x"]=1
def f12(l,d,ba): ba[1:2]=b"xyz"
def f13(l,d,ba): ba[1:2]=[1,2]
def f14(l,d,ba): ba[1:2]=5
def f15(l,d,ba): ba[::2]=b"x"
def f16(l,d,ba): del ba[0]
def f17(l,d,ba): del ba[9]
def f18(l,d,ba): (1,)[0]=1
def f19(l,d,ba): "a"[0]="b"
def f20(l,d,ba): del (1,)[0]
def f21(l,d,ba): del d[7]
def f22(l,d,ba): x=5; x[0]=1
def f23(l,d,ba): x=5; del x[0]
def f24(l,d,ba): x=None; x[0]=1
def f25(l,d,ba): d[[]]=1
def f26(l,d,ba): l+=5
def f27(l,d,ba): l+=(5,6)
def f28(l,d,ba): l*=2
def f29(l,d,ba): l*=1.5
def f30(l,d,ba): l+="ab"
def f31(l,d,ba):
    for i in d: d[i+1]=1
def f32(l,d,ba):
    s={1}
    for x in s: s.add(x+1)
def f33(l,d,ba): a,b=1
def f34(l,d,ba): a,b=l
def f35(l,d,ba): a,b=[1]
def f36(l,d,ba): a,*b,c=[1]
def f37(l,d,ba): a,*b,c=range(5); print(a,b,c)
def f38(l,d,ba): 1+None
def f39(l,d,ba): []-[]
def f40(l,d,ba): 1@2
def f41(l,d,ba):
    x=1; x+=[]
def f42(l,d,ba):
    x="a"; x+=1
def f43(l,d,ba): l|=1
def f44(l,d,ba): d|={2:3}; 
def f45(l,d,ba): d|=[(5,6)]
def f46(l,d,ba): d|5
def f47(l,d,ba): print({}|{1:2})
def f48(l,d,ba): l.sort(key=5)
def f49(l,d,ba): l[1:3]=l
def f50(l,d,ba): l[-1:0]=[7]
def f51(l,d,ba): del l[::2]
def f52(l,d,ba): del l[1:3]
def f53(l,d,ba): del ba[::2]
def f54(l,d,ba): l.foo
def f55(l,d,ba): l.foo=1
def f56(l,d,ba): bytearray(b"a")+"a"
def f57(l,d,ba): d.update(5)
def f58(l,d,ba): d.update([(1,)])
def f59(l,d,ba): d.setdefault([])
def f60(l,d,ba): dict(**{"a":1},a=2)
def f61(l,d,ba): d.fromkeys(5)
def f62(l,d,ba): l.index(1,1)
def f63(l,d,ba): {1}|[2]
def f64(l,d,ba):
    s={1}; s|=[1]
def f65(l,d,ba):
    s={1}; s-=[1]
def f66(l,d,ba): {1}.union(5)
def f67(l,d,ba): l.insert(0)
def f68(l,d,ba): ba+=b"xx"; ba*=2
def f69(l,d,ba): print(1, *5)
def f70(l,d,ba): t(**5)
def f71(l,d,ba): print({**5})
def f72(l,d,ba): d.pop(1); d.update(a=1, b=2); print(list(d.items()), d.popitem()); 
def f73(l,d,ba): print(list(zip(l, "abc", strict=True)))
def f74(l,d,ba): print(list(zip(l, "abcd", (x for x in range(9)))), list(zip((i for i in l), "ab")))
def f75(l,d,ba):
    print(list(enumerate("ab", 5)), list(enumerate((c for c in "xy"))), list(reversed(l)), list(reversed(range(5))),
          list(reversed({1:2,3:4})))
def f76(l,d,ba):
    print(sorted(l, key=lambda x:-x), sorted("banana", reverse=True), max(l, key=lambda x: x%3),
          min((x*x for x in l), default=3), max([], default="e"))
def f77(l,d,ba):
    print(list(map(lambda x,y:x+y, l, l)), list(filter(None, [0,1,2])), list(filter(lambda x:x>2, l)), sum(l),
          sum((x for x in l), 5), sum([[1],[2]], []), any(x>3 for x in l), all([]), all(x>0 for x in l))
def f78(l,d,ba): print(next(iter(l)), next(iter([]), "d"), list(iter([1,2,3].pop, 1)))
def f79(l,d,ba):
    print(l.copy(), l.count(2), l.index(3)); l.reverse(); l.insert(-1, 9); l.insert(100, 5); print(l.pop(), l.pop(0))
    l.remove(9); l.extend(x for x in "ab"); l.clear()
def f80(l,d,ba):
    print(d.keys()|{5}, d.items(), d.values(), d.keys()&{1}, 1 in d.keys(), (1,2) in d.items(), 2 in d.values(),
          d.keys()=={1}, len(d.items()))
def f81(l,d,ba):
    print(isinstance(True,int), isinstance(1,(str,(float,int))), issubclass(bool,int), isinstance(1, int|str),
          callable(len), callable(5))
def f82(l,d,ba):
    print(ascii("é中"), repr("a'b"), chr(20013), ord("中"), hex(255), oct(8), bin(-5), hex(-2**70),
          format(3.14159,".2f"), format(5,"05d"))
def f83(l,d,ba):
    print(list("a中b"), "a中b"[1], "a中b"[::-1], "中" in "a中b", "ab"*3, 3*[1], (1,)*2, b"ab"*2, b"a"+b"b",
          bytearray(b"x")+b"y")
def f84(l,d,ba):
    print(round(2.5), round(-0.5), divmod(7,3), abs(-3.5), abs(-7), pow(2,10), pow(2,0.5), int("7"), int(3.9),
          int(-3.9), float("1e3"), bool([]), bool("a"))
def f85(l,d,ba):
    print(set("a"), frozenset([1]), set(), frozenset(), {1,2}&{2,3}, {1,2}^{2,3}, {1,2}-{2}, {1}<={1,2},
          {1}.issubset([1,2]), {1}.isdisjoint([2]))
def f86(l,d,ba):
    print(range(5)[1:3], range(0,10,3)[-1], len(range(0,10,3)), 9 in range(0,10,3), list(range(5,0,-2)),
          range(3)==range(0,3), range(5).index(3), range(5).count(9))
def f87(l,d,ba): print(slice(1,2), slice(None,None,-1).indices(5), [1,2,3,4][slice(1,3)])
def f88(l,d,ba):
    print(dict.fromkeys("ab", 0), dict([("a",1)], b=2), dict(zip("ab",[1,2])), {1:1}=={1:1.0}, list({1:2,3:4}),
          {**d, 5:6})
def f89(l,d,ba): print(getattr(l,"append")(5), hasattr(l,"foo"), getattr(l,"foo",3), type(l).__name__, type(type(l)))
def f90(l,d,ba): print([1,2]==[1,2.0], (1,[2])<(1,[3]), [1]<[1,2], [2]>[1,5], "a"<"b", {1:2}!={1:3})
g=globals()
for i in range(1,91): t(g["f%d"%i])
