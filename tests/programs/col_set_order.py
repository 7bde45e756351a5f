# The order in which a set is walked, after many additions, removals and operations.
for e in [{3,1,2},{(1,2),(3,4),(0,0)},set(range(20,0,-1)),{-1,-2,5},{1.5,2.5,1e20},set([9,8,7])|{1,16},
          {1,2,3,40,50}&{50,3,2},{1,2,3,40,50}-{3},{1,2,30}^{2,64},frozenset([33,1,65]),{2**70,3}]:
    print(e)
seed=12345
def rnd(n):
    global seed
    seed=(seed*1103515245+12345)%2147483648
    return (seed>>8)%n
s=set()
for i in range(40000):
    r=rnd(300)
    if rnd(2): s.add(r)
    else: s.discard(r)
    if i%2000==0:
        u=s|{rnd(1000) for _ in range(rnd(50))}
        v=s&u; w=u-s; x=u^s
        u.difference_update(w); x.symmetric_difference_update(v)
        v.intersection_update(range(100))
        print(list(s)[:30], len(s), list(u)[:20], list(v)[:20], list(w), list(x)[:20], u and u.pop(), u and u.pop(),
              list(u.copy())[:10], list(u.union(range(5),[900]))[:10], list(u.intersection([5,4,200,3]))[:10],
              list(frozenset(w)))
t=set()
for i in range(70000): t.add(i*7%99991)
print(list(t)[:20], len(t)); 
for i in range(60000): t.discard(i*7%99991)
print(list(t)[:20], t.pop(), t.pop()); t.update({1:2,5:6}); t |= {3}; print(list(t)[:5])
