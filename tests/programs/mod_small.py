import os, os.path, timeit, pprint, uuid, platform, warnings, gc, atexit, secrets, math, sys
print(os.path.join('a', 'b', '/c', 'd'), os.path.join('a/', 'b'), os.path.basename('/x/y.txt'),
      os.path.dirname('/x/y.txt'), os.path.splitext('a.tar.gz'), os.path.splitext('.bashrc'), os.path.split('/a/b/'),
      os.path.normpath('a/../b//c/.'), os.path.isabs('/a'), os.path.basename(__file__),
      os.path.commonprefix(['abc', 'abd']), os.sep)
print(timeit.default_timer() > 0, timeit.timeit(lambda: 1 + 1, number=10) >= 0)
pprint.pprint({'b': list(range(40)), 'a': {'x': 'y' * 60, 'z': ('tuple', 1)}, 'c': 'word ' * 30}); pprint.pprint([1, 2])
print(pprint.pformat({'k': [1, {2: 3}]}, width=10)); pprint.pprint([[1, 2, 3] * 9, 'a'], compact=True)
pprint.pp({'z': 1, 'a': 2})
u = uuid.uuid4()
print(len(str(u)), u.version, str(u) == str(uuid.UUID(str(u))), uuid.UUID('12345678-1234-5678-1234-567812345678'),
      repr(uuid.UUID(int=5)), uuid.uuid5(uuid.NAMESPACE_DNS, 'python.org'),
      uuid.uuid3(uuid.NAMESPACE_DNS, 'python.org'), len({uuid.uuid4() for i in range(50)}))
print(platform.system(), platform.python_implementation(), platform.python_version_tuple()[0], gc.collect() >= 0,
      gc.isenabled(), len(secrets.token_hex(8)), secrets.randbelow(5) < 5)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always'); warnings.warn('careful'); warnings.warn('old', DeprecationWarning)
    print([(str(x.message), x.category.__name__) for x in w])
warnings.filterwarnings('error')
try: warnings.warn('bad', RuntimeWarning)
except RuntimeWarning as e: print('raised', e)
atexit.register(print, 'last'); atexit.register(lambda: print('first'))
@atexit.register
def bye(): print('bye')
