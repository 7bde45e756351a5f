# Hashes, ids and the numbers that stand for objects.
from itertools import count
from math import nan


class A:
    def f(self):
        pass


a = A()
print(hash(a.f) == a.f.__hash__() == hash(A.f.__get__(a)), a.f in {a.f}, len({a.f, a.f, A().f}))
words = [None, True, False, 6, 10, 14, 20, 28, 1.0, 2.5, 0.0, nan, a]
print(len({id(w) for w in words}) == len(words), all([id(w) > 0 for w in words]))
print(count(True), next(count(False)), count(1, True), count(True, 2.5))
