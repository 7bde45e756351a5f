# What programs made by lot have found (tests/fuzz/differ).
import fractions
import operator
import re


def say(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


third = fractions.Fraction(1, 3)
for v in [1.5], ['a'], [256], [10 ** 20], [-1], [None], (True, 2), enumerate('ab'):
    say(int.from_bytes, v)
for v in 'a.b', b'a.b\xff', bytearray(b'x+'), [1], 5, None:
    say(re.escape, v)
for v in '12', 1, 0, None, 2.0, True, []:
    say('a\nb'.splitlines, v)
    say(b'a\nb'.splitlines, v)
for pair in ([1], [2]), ('a', 'b'), (1, 2), (third, 1), ({}, {}), ([1], 2):
    say(operator.concat, *pair)
print(third.real, third.imag, third.conjugate(), third.real.numerator)
for v in 5, 5.5, -5, True, 'a', [], fractions.Fraction(7, 3), 10 ** 30:
    for f in operator.mod, operator.floordiv, divmod:
        say(f, v, third)
        say(f, third, v)
        say(f, v, third - third)
for empty in {}, type('Own', (dict,), {})(), {1: 2}:
    say(empty.pop, {})
    say(empty.pop, [], 3)
say(b'abc'.decode, 'a', [1])
say('abc'.encode, 5, [1])
say('abc'.encode, 'a', 'b')
