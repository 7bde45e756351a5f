# What cannot be copied says so; what is copied whole is itself.
import copy, threading, queue, types, pickle


def go(n, f):
    try:
        print(n, repr(f()).split(' at 0x')[0])
    except BaseException as e:
        print(n, type(e).__name__, e)


class S(set):
    pass


class E2(Exception):
    pass


for n, f in {'lock': threading.Lock, 'rlock': threading.RLock, 'event': threading.Event, 'sem': threading.Semaphore,
    'cond': threading.Condition, 'barrier': lambda: threading.Barrier(2), 'queue': queue.Queue,
    'gen': lambda: (x for x in []), 'meth': lambda: [].append, 'desc': lambda: list.append,
    'bound': lambda: E2().with_traceback, 'obj': object, 'sl': lambda: slice(1, 2), 'exc': lambda: E2(1),
    'set': lambda: S([1]), 'dict': lambda: {1: [2]}, 'mv': lambda: memoryview(b'a'),
    'ns': lambda: types.SimpleNamespace(a=[1]), 'ba': lambda: bytearray(b'a'), 'prop': lambda: property(len),
    'sm': lambda: staticmethod(len)}.items():
    go((n, 'copy'), lambda: copy.copy(f()))
    go((n, 'deepcopy'), lambda: copy.deepcopy(f()))


for x in threading.Semaphore(2), threading.BoundedSemaphore(3), threading.Barrier(2), threading.Event():
    print(repr(x).split(' at 0x')[0], repr(x).split(': ')[1:])
