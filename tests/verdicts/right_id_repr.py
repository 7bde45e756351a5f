# verdict proved
import copy
class A: pass
a = A()
print(a, repr(a), a.__init__, [copy.deepcopy(a)])
d = {a: 1, (1, 'a'): 2}
print(d[a], d[(1, 'a')], len(set(map(id, [a, d]))))
