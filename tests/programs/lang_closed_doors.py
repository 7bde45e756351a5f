# What C computes an attribute with is asked for; ids are numbers of their own; no inner module is to be had.
import re
import sys
import types


class Borrower:
    code = types.FunctionType.__dict__['__code__']


for f in (lambda b: b.code, lambda b: setattr(b, 'code', 1)):
    try:
        print(f(Borrower()))
    except (TypeError, AttributeError) as e:
        print(type(e).__name__)
for name in ('_mp', '_pool', '_lang', '_digest'):
    print(name in sys.modules, hasattr(re, name))
o, p = object(), object()
print(id(o) == id(o), id(o) == id(p), id(5) == id(5), id(None) == id(None), hex(id(o)) in repr(o))
print(len({o, p, o}), {o: 1}[o], hash(o) == hash(o))
