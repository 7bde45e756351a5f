# a subclass of a builtin with attributes of its own, through a Queue and through copy
import copy
from array import array
from collections import Counter, OrderedDict, defaultdict, deque
from multiprocessing import Queue
import datetime, decimal, fractions, enum


def make(base, *args):
    c = type("My" + base.__name__, (base,), {"__module__": "__main__"})
    globals()[c.__name__] = c
    x = c(*args)
    x.tag = "kept"
    return x


q = Queue()
for base, args in ((list, ([1, 2],)), (dict, ({1: 2},)), (set, ([1],)), (frozenset, ([1],)), (tuple, ((1, 2),)),
                   (str, ("a",)), (bytes, (b"a",)), (bytearray, (b"ab",)), (int, (5,)), (float, (1.5,)),
                   (deque, ([1],)),
                   (OrderedDict, ([(1, 2)],)), (defaultdict, (int, {1: 2})), (Counter, ("aa",)),
                   (array, ("i", [1, 2])), (ValueError, ("m", 2)), (KeyError, (1,)), (datetime.date, (2026, 1, 2)),
                   (datetime.timedelta, (1,)), (fractions.Fraction, (1, 2)), (decimal.Decimal, ("1.5",))):
    try:
        x = make(base, *args)
    except Exception as e:
        print(base.__name__, "make", type(e).__name__, e)
        continue
    for how in ("queue", "copy", "deepcopy"):
        try:
            if how == "queue":
                q.put(x)
                y = q.get(timeout=2)
            else:
                y = getattr(copy, how)(x)
            print(base.__name__, how, type(y).__name__, y == x, getattr(y, "tag", "lost"))
        except Exception as e:
            print(base.__name__, how, type(e).__name__, e)
