# dict methods, order, views, errors.
d = {"a": 1, "b": 2}
print(d["a"], d.get("a"), d.get("z"), d.get("z", 0), "a" in d, 1 in d, len(d), list(d), list(d.keys()),
      list(d.values()), list(d.items()))
d["c"] = 3; d.update({"a": 10}); d.update(d=4, e=5); d.update([("f", 6)]); d.update({}, g=7); print(d)
print(d.pop("a"), d.pop("zz", None), d.popitem(), d.setdefault("h", []), d.setdefault("b", 9), d)
del d["b"]; d["b"] = "again"; print(d, d.copy() == d, dict(d) is d)
print(dict(), dict(a=1), dict([("x", 1), ["y", 2]]), dict({"k": 1}, j=2), dict(zip("ab", [1, 2])), dict.fromkeys("ab"),
      dict.fromkeys([1, 2], 0), {1: "a", 1.0: "b", True: "c"})
print({1: 2} == {1: 2}, {1: 2} != {1: 3}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {**{"a": 1}},
      {"a": 1} | {"a": 2, "b": 3}, list(reversed({"a": 1, "b": 2})))
v = d.keys(); d["new"] = 1
print(v, "new" in v, len(v), v & {"new", "zz"}, sorted(v | {"zz"}), sorted(v - {"new"}), v == set(d))
print({"a": 1}.items() == {("a", 1)}, ("a", 1) in {"a": 1}.items(), {"a": 1}.keys() ^ {"b"} == {"a", "b"},
      {"a": 1}.items() & {("a", 1)}, {"a": 1}.keys().isdisjoint("b"), {1: 2}.values())
for k, val in sorted({"x": 1, "y": 2}.items(), key=lambda kv: -kv[1]): print(k, val)
n = {}; n.setdefault("l", []).append(1); n.setdefault("l", []).append(2); print(n)
words = "a b a c b a".split(); count = {}
for w in words: count[w] = count.get(w, 0) + 1
print(count, max(count, key=count.get), sorted(count.items(), key=lambda p: (-p[1], p[0])))
print(list(d.items())[0], next(iter(d)), {(1, 2): 3}[1, 2], {None: 0}[None], {frozenset([1]): 1}, d.__len__(),
      d.__contains__("c"), {}.get(1, 2))
d.clear(); print(d, bool(d), {} or "empty")
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__ + ":", e)
def delit(x, i): del x[i]
def grow():
    d = {1: 1}
    for k in d: d[k + 1] = 1
def shrink():
    d = {1: 1, 2: 2}
    for k in d: del d[k]
def keys():
    d = {1: 1, 2: 2}
    for k in d:
        d.pop(k); d[k + 10] = 0
for f in (lambda: {}["a"], lambda: {"a": 1}[1], lambda: {}[(1, 2)], lambda: {}.pop("a"), lambda: {}.popitem(),
          lambda: {}[[]], lambda: {[]: 1}, lambda: {}.get(), lambda: {}.get([]), lambda: dict(5), lambda: dict([1]),
          lambda: dict([(1, 2, 3)]), lambda: dict(["ab", "cd"]), lambda: dict("ab"), lambda: {}.update(5),
          lambda: {}.update([1]), lambda: delit({}, "x"), grow, shrink, keys, lambda: {} < {}, lambda: {} + {},
          lambda: {}.foo, lambda: {} | 5, lambda: {}.a, lambda: dict(1, 2), lambda: {}.setdefault(),
          lambda: {1: 2}.keys()[0], lambda: {}.has_key(1), lambda: hash({}), lambda: dict.fromkeys(5), lambda: [] in {},
          lambda: {**5}, lambda: {1: 2}.values() == {1: 2}.values(), lambda: {}.pop(), lambda: {}.keys(1),
          lambda: {}.update([[1, 2, 3]])):
    t(f)
