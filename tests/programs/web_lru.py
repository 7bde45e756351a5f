# An LRU cache served by a manager of one's own: a proxy with exposed methods and properties, used by several processes.
from collections import OrderedDict
from multiprocessing import Process, Lock
from multiprocessing.managers import BaseManager, NamespaceProxy, BaseProxy, MakeProxyType


class LRU:
    def __init__(self, size=3):
        self.size = size
        self.items = OrderedDict()
        self.hits = self.misses = 0

    def get(self, key, default=None):
        if key in self.items:
            self.items.move_to_end(key)
            self.hits += 1
            return self.items[key]
        self.misses += 1
        return default

    def put(self, key, value):
        self.items[key] = value
        self.items.move_to_end(key)
        while len(self.items) > self.size:
            self.items.popitem(last=False)

    def __contains__(self, key):
        return key in self.items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, key):
        return self.items[key]

    def keys(self):
        return list(self.items)

    def stats(self):
        return {'hits': self.hits, 'misses': self.misses}

    def __repr__(self):
        return f'LRU({dict(self.items)})'


class CacheManager(BaseManager):
    pass


class LRUProxy(BaseProxy):
    _exposed_ = ('get', 'put', 'keys', 'stats', '__len__', '__contains__', '__getitem__', '__getattribute__')

    def get(self, key, default=None):
        return self._callmethod('get', (key, default))

    def put(self, key, value):
        return self._callmethod('put', (key, value))

    def keys(self):
        return self._callmethod('keys')

    def __len__(self):
        return self._callmethod('__len__')

    def __contains__(self, key):
        return self._callmethod('__contains__', (key,))

    def __getitem__(self, key):
        return self._callmethod('__getitem__', (key,))

    @property
    def size(self):
        return self._callmethod('__getattribute__', ('size',))

    @property
    def stats(self):
        return self._callmethod('stats')


CacheManager.register('LRU', LRU, LRUProxy)
CacheManager.register('Plain', LRU)


def fib(n, cache, depth=0):
    if n in cache:
        return cache.get(n)
    value = n if n < 2 else fib(n - 1, cache) + fib(n - 2, cache)
    cache.put(n, value)
    return value


if __name__ == '__main__':
    with CacheManager() as manager:
        cache = manager.LRU(4)
        p = Process(target=fib, args=(12, cache))
        p.start()
        p.join()
        print(cache.keys(), len(cache), cache.size, cache.stats)
        print(12 in cache, 3 in cache, cache[12], cache.get('no', 'default'))
        print(str(cache), cache)
        try:
            cache['none']
        except KeyError as e:
            print('KeyError', e)
        plain = manager.Plain()
        plain.put(1, 2)
        print(plain.get(1), plain.stats(), [n for n in dir(plain) if not n.startswith('_')])
        try:
            len(plain)
        except TypeError as e:
            print(e)
        try:
            plain._callmethod('__len__')
        except Exception as e:
            print(type(e).__name__, str(e).splitlines()[-1])
