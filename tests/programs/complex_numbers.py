import copy
import pickle
from multiprocessing import Pool


def tries(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


z, w = 3 + 4j, 1 - 2j
print(z, w, z + w, z - w, z * w, z / w, z ** 2, z ** w, -z, +z, z == 3 + 4j, z != w, bool(0j), bool(z))
print(abs(z), z.real, z.imag, z.conjugate(), repr(z), str(w), type(z), hash(z), hash(2 + 0j) == hash(2))
print(1j * 1j, 2 ** 1j, 1j ** 2, 2.5 + 1j, 1 - 1j, 10 / 2j, True + 1j, 1j - True, (-8) ** (1 / 3), pow(-2, 0.5))
print(1e300j, -1j, 1 - 0j, -0.0 + 1j, complex(-0.0, -0.0), 1_0j, 1.5e3J, complex('nan'), complex('inf'),
      complex('-infj'))
print([complex(s) for s in ('1', '1j', '-j', '+J', ' 1+2j ', '(1-2.5e1j)', '( 3j )',
                                '1e3-1e-3j', 'nan+infj', '1_0+2j')])
for text in ('', '1 + 2j', '1+', '1+2', 'jj', '(1', '1j2', 'a', '1+j2', '()', '1+2jj', '++1j', 'nan j'):
    tries(complex, text)
print(complex(), complex(1), complex(1, 2), complex(1.5, 2j), complex(1j, 2), complex(1j, 2j), complex(real=1, imag=2))
for args in ((1, 2, 3), ([],), (1, []), ('1', 2), (1, '2'), (None,)):
    tries(complex, *args)
for f in (lambda: z < w, lambda: z // 2, lambda: z % 2, lambda: divmod(z, 2), lambda: int(z), lambda: float(z),
          lambda: round(z), lambda: z / 0, lambda: 0j ** -1, lambda: 0j ** 1j, lambda: pow(z, 2, 3), lambda: ~z,
          lambda: z[0], lambda: [1][z], lambda: z + 'a', lambda: 'a' + z, lambda: z + None, lambda: max(z, w),
          lambda: (1e200 + 1e200j) ** 2.5, lambda: abs(1.5e308 + 1.5e308j), lambda: sorted([z, w]), lambda: z & 1,
          lambda: [1] * z, lambda: z @ w, lambda: len(z), lambda: iter(z), lambda: hash(z), lambda: 10 ** 400 + z):
    tries(f)
print(f'{z} {z:.2f} {z:>12} {z:<12}| {z:^14.1f} {z:+} {w:e} {1j:g} {z:,} {z!r:>8} {1j: .3} {0j}')
print(f'{1234567 + 7654321j:,.1f}')
for spec in ('05', '=10', 'd', '%', 's', 'x'):
    tries(format, z, spec)
print('%s %r' % (z, w), '{}'.format(z), '{0.real} {0.imag:.1f}'.format(z))
tries(lambda: '%d' % z)
tries(lambda: '%f' % z)
print({1: 'a', 1.0: 'b', 1 + 0j: 'c', 2j: 'd'}, {1j, 1j, 2j} == {2j, 1j}, (1 + 0j) in [1], 1 == 1 + 0j, 1.5 == 1.5 + 0j)
print(2 ** 53 + 1 == complex(2 ** 53), 2 ** 53 == complex(2 ** 53), sum([1j, 2, 3.5]), sum([1, 2j], 3j))
print(isinstance(z, complex), issubclass(complex, object), complex.__name__, complex.__mro__)
print(pickle.loads(pickle.dumps(z)), pickle.dumps([z, z]) == pickle.dumps([z, z]), copy.copy(z),
      copy.deepcopy([z, {1: w}]))
print(z.__add__(1), z.__radd__(1.5), z.__eq__(z), z.__lt__(w), z.__abs__(), z.__complex__(), z.__getnewargs__())


class Vector(complex):
    def __new__(cls, x, y):
        return super().__new__(cls, x, y)

    def __repr__(self):
        return f'<{self.real:g}, {self.imag:g}>'

    def __abs__(self):
        return 7


class Both:
    def __init__(self, v):
        self.v = v

    def __complex__(self):
        return self.v

    def __float__(self):
        return 2.5


v = Vector(3, 4)
print(v, v + 1, type(v + 1), type(-v), type(+v), abs(v), v == 3 + 4j, hash(v) == hash(z), complex(v), type(complex(v)))
v.name = 'mine'
copied = pickle.loads(pickle.dumps(v))
print(copied, copied.name, type(copied))
print(complex(Both(1j)), complex(1, Both(0)))
tries(complex, Both(1))
try:
    z.real = 1
except AttributeError as e:
    print(e)


def what(value):
    match value:
        case 0j:
            return 'nothing'
        case 1 + 2j:
            return 'one and two'
        case -1 - 2j:
            return 'minus'
        case complex(real=3):
            return 'three'
        case complex():
            return 'complex'
    return 'other'


print([what(x) for x in (0, 0.0, 1 + 2j, -1 - 2j, 3 + 1j, 7j, 'a')])


def escapes(c, limit=50):
    z = 0j
    for n in range(limit):
        if abs(z) > 2:
            return n
        z = z * z + c
    return limit


def row(y):
    return ''.join(' .:-=+*#%@'[min(escapes(complex(x / 16 - 2, y / 8)), 9)] for x in range(40))


if __name__ == '__main__':
    with Pool(2) as pool:
        print('\n'.join(pool.map(row, range(-8, 9))))
        print(pool.apply(abs, (z,)), pool.map(complex, ['1j', '2+3j']))
