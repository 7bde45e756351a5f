# Natives of every shape of a parameter list, with every shape of a call: what is said of a wrong one.
import math
import multiprocessing as mp
import queue
import threading

D, S, B, T = {1: 2}, "ab c", b"ab", (1, 2)
BY_NAME = [{}, {"key": None}, {"x": 1}, {"default": 1}, {"start": 1}, {"sep": None, "maxsplit": 1},
           {"key": None, "y": 1}]

# with names, too
NATIVES = [len, abs, ord, chr, hash, repr, isinstance, getattr, divmod, iter, next, callable, setattr, bin, hex, id,
           any, all, map, filter, issubclass, [].append, [].extend, [].insert, [1, 2].pop, [].remove, [1].index,
           [].count, [].reverse, [].copy, [].clear, D.get, D.keys, D.items, {}.setdefault, {}.pop, {}.popitem,
           S.join, S.replace, S.strip, S.upper, S.center, S.partition, S.zfill, set().add, set().discard, {1}.issubset,
           T.index, math.sqrt, math.atan2, math.floor, (5).bit_length, (1.5).is_integer, (1.5).as_integer_ratio]
# by position alone
BY_POSITION = [round, pow, sum, sorted, zip, min, max, S.split, S.encode, S.splitlines, S.expandtabs, {1}.union,
               B.decode, math.gcd]
# written in Python by CPython: the words are those of a function
WRITTEN = [threading.Event().set, threading.Event().is_set, threading.Condition().notify_all, queue.Queue().put_nowait,
           queue.Queue().qsize, queue.Queue().put, queue.Queue().empty, mp.Queue().put, mp.Queue().qsize,
           mp.Event().is_set, mp.Event().set, mp.Barrier(2).reset, mp.Process().start, mp.Process().join,
           mp.Process().is_alive, mp.Condition().notify, mp.Condition().wait]


def tried(f, *args, **kw):
    try:
        f(*args, **kw)
    except TypeError as e:
        return f"TypeError: {e}"
    except Exception as e:
        return type(e).__name__
    return "-"


for many, shapes in (NATIVES, BY_NAME), (BY_POSITION, [{}]):
    for f in many:
        for n in range(6):
            for kw in shapes:
                print(f.__name__, n, kw, tried(f, *range(1, n + 1), **kw))
for f in WRITTEN:
    for args in (1, 2, 3, 4), (1, 2, 3, 4, 5):
        print(f.__name__, args, tried(f, *args))
    for kw in {"nothing": 1}, {"self": 1}, {"nothing": 1, "more": 2}:
        for args in (), (1,):
            print(f.__name__, args, kw, tried(f, *args, **kw))
for f in queue.Queue().put, queue.Queue().put_nowait, mp.Queue().put, mp.Queue().put_nowait, threading.Timer, \
        mp.Barrier:
    for kw in {}, {"block": False}, {"item": 1, "nothing": 2}:
        print(f.__name__, kw, tried(f, **kw))
