from multiprocessing import Pipe

a, b = Pipe()
print(a == a, a == b, a != b, len({a, b, a}), bool(a))
print(repr(a).split(' at ')[0], hash(a) == hash(a))
a.name = 'mine'
print(a.name)
