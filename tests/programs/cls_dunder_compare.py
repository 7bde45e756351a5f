# Comparison dunders: reflected, NotImplemented, __eq__ and __hash__, sorting by __lt__.
class N:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"N({self.n})"
    def __eq__(self, o): return self.n == o.n if isinstance(o, N) else NotImplemented
    def __lt__(self, o): return self.n < o.n if isinstance(o, N) else NotImplemented
    def __le__(self, o): return self.n <= o.n
    def __hash__(self): return hash(("N", self.n))
a, b = N(1), N(2)
print(a == N(1), a != b, a < b, a > b, a <= b, b >= a, a == 1, a != 1, 1 == a)
print(sorted([N(3), N(1), N(2)]), max(a, b), min([b, a]), sorted([a, b], reverse=True))
print({a: "x"}[N(1)], a in {N(1)}, N(1) in [a], [a, b].index(N(2)), [a, a].count(N(1)))
try: a < 1
except TypeError as e: print(e)
try: sorted([a, "s"])
except TypeError as e: print(e)
class NoHash:
    def __eq__(self, o): return True
try: {NoHash(): 1}
except TypeError as e: print(e)
try: hash([])
except TypeError as e: print(e)
try: {[]: 1}
except TypeError as e: print(e)
try: {{}}
except TypeError as e: print(e)
try: {(1, [])}
except TypeError as e: print(e)
print(NoHash() != 1, NoHash.__hash__)
class Odd:
    def __eq__(self, o): return "not a bool"
    def __ne__(self, o): return []
    def __gt__(self, o): return "gt"
print(Odd() == 1, Odd() != 1, Odd() > 1, 1 < Odd(), 1 == Odd())
class Id: pass
i = Id()
print(i == i, i == Id(), i != Id(), hash(i) == hash(i))
class BadHash:
    def __hash__(self): return "x"
try: hash(BadHash())
except TypeError as e: print(e)
class Loud:
    def __eq__(self, o): raise ValueError("in eq")
try: Loud() in [1]
except ValueError as e: print(e)
x = Loud()
print(x in [x], [x] == [x])
class Sub(N):
    def __lt__(self, o): return "Sub.lt"
    def __gt__(self, o): return "Sub.gt"
print(N(1) < Sub(2), Sub(2) < N(1))
print(float("nan") == float("nan"), [float("nan")] == [float("nan")])
print((1, 2) == (1, 2.0), (1, 2, 3) > (1, 2), [1, [2]] == [1, [2]], "abc" < "abd", b"a" == "a")
