# Truth, and/or/not, chained comparison, conditional expressions, is and in, order of evaluation.
def say(x):
    print("say", x, end="; ")
    return x
print(say(0) or say(2) and say(3))
print(say(1) < say(2) < say(1) < say(5))
print(not say(0) and say(""))
for v in (0, 0.0, "", [], {}, (), set(), None, False, range(0), b"", 1, "0", [0], -1, 0.1, "a", object):
    print(bool(v), not v, end=" ")
print()
print(1 == 1.0 == True, None is None, [] is [], "a" in "cat", 2 not in [1, 2])
print("yes" if [] else "no", 1 if 0 else 2 if 0 else 3)
class T:
    def __init__(self, v): self.v = v
    def __bool__(self): print("bool", self.v, end=" "); return self.v
class L:
    def __len__(self): print("len", end=" "); return 0
print(T(True) and "x", (T(False) or "y"), bool(L()), "if" if L() else "else")
class Bad:
    def __bool__(self): return 5
try:
    if Bad(): pass
except TypeError as e: print(e)
class BadLen:
    def __len__(self): return -1
for v in (BadLen(),):
    try: bool(v)
    except ValueError as e: print(e)
try: 1 < "a"
except TypeError as e: print(e)
try: [] < 1
except TypeError as e: print(e)
try: None >= None
except TypeError as e: print(e)
try: 1 in 5
except TypeError as e: print(e)
try: 1 in "abc"
except TypeError as e: print(e)
print(1 < 2 == 2, (1 < 2) == 2, 1 != 2 != 1)
print([1, 2] < [1, 2, 0], (1, "a") < (1, "b"), "Z" < "a", [1] == (1,), {1: 2} == {1: 2.0})
x = 5
print(1 < x < 10 and "in" or "out", not not x, x and None)
while (n := x) > 2: x -= 1
print(n, x)
assert x, "not shown"
try: assert x > 5, "message %d" % x
except AssertionError as e: print("assert:", e)
try: assert not x
except AssertionError as e: print(repr(e))
