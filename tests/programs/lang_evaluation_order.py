# Order of evaluation: arguments, subscripts, assignments, comparisons, dict displays, augmented targets.
log = []
def v(x):
    log.append(x)
    return x
def show():
    print(log)
    log.clear()
def f(*a, **k): return None
v(1) + v(2) * v(3); show()
f(v(1), *[v(2)], a=v(3), **{"b": v(4)}); show()
[v(1), v(2)][v(0)]; show()
{v("k1"): v("v1"), v("k2"): v("v2")}; show()
d = {}
d[v("index")] = v("value"); show()
d[v("a")] = d[v("b")] = v("c"); show()
v(1) < v(2) < v(0) < v(9); show()
v(0) and v(1); v(1) or v(2); v(1) if v(0) else v(2); show()
l = [0, 0]
l[v(0)] += v(5); show()
x, l[v(1)] = v(3), v(4); show()
(v(1), v(2)); [v(3)]; {v(4)}; show()
print(f"{v(1)}{v(2)!r:>{v(5)}}"); show()
def g(a=v("default a"), *, b=v("default b")): pass
show()
def deco(x):
    v(("deco", x))
    return lambda fn: v(("apply", x)) and fn
@deco(1)
@deco(2)
def h(a=v("default of h")): pass
show()
class A(v(object)):
    v("body")
show()
v(l)[v(0):v(1)]; show()
del l[v(0)]; show()
assert v(1), v(2); show()
try:
    assert v(0), v("message")
except AssertionError as e: show(); print(e)
lambda x=v("lambda default"): v("never"); show()
[v(i) for i in v([1, 2]) if v(True)]; show()
g = (v(i) for i in v([1, 2])); show()
list(g); show()
v(3) in v([3]); v(1) is v(2); not v(0); show()
f(v(1))(v(2)) if 0 else None; show()
for i in v([7]): v("loop"); show()
with_order = v(1), v(2); show()
print(v("sep"), sep=v("")); show()
