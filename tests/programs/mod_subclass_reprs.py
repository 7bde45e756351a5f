# Subclasses of the library's classes keep their names and what they hold, in reprs, pickles and copies.
import array
import collections
import copy
import functools
import operator
import pickle


class Parts(functools.partial):
    pass


class Numbers(array.array):
    pass


class Rows(collections.defaultdict):
    pass


def show(x):
    print(repr(x), repr(pickle.loads(pickle.dumps(x))), repr(copy.copy(x)), repr(copy.deepcopy(x)), type(x).__name__)


p = Parts(int, '101', base=2)
p.note = [1]
show(p)
print(p(), p.note, pickle.loads(pickle.dumps(p)).note, copy.deepcopy(p)(), Parts(p).func)
plain = functools.partial(max, 1, key=abs)
show(plain)
print(plain(-3), functools.partial(plain, 2).args)
for state in (print, (), {}, {}), (1, (), {}, {}), (print, [], {}, {}), 3, (print, (1,), None, None):
    try:
        plain.__setstate__(state)
        print(plain)
    except TypeError as e:
        print(e)
show(Numbers('i', [1, 2]))
show(Numbers('i'))
show(Rows(list, {1: [2]}))
show(operator.methodcaller('split', 'a', maxsplit=1))
show(operator.itemgetter(1, 'a'))
