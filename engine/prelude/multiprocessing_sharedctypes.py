# multiprocessing.sharedctypes: values and arrays by the names that CPython's module has for them.
from multiprocessing import Array, RawArray, RawValue, Value
from _mp import Synchronized, SynchronizedArray, SynchronizedString


def synchronized(obj, lock=None, ctx=None):
    raise NotImplementedError('mplab: sharedctypes.synchronized is not in; make a Value or an Array with a lock')
