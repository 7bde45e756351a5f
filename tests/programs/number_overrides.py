# A class made from a number: abs, divmod, pow and round ask it first.


class Own(int):
    def __abs__(self):
        return 'abs'

    def __divmod__(self, other):
        return 'divmod', other

    def __rdivmod__(self, other):
        return 'rdivmod', other

    def __pow__(self, other, modulus=None):
        return 'pow', other, modulus

    def __rpow__(self, other):
        return 'rpow', other

    def __round__(self, digits=None):
        return 'round', digits


class Float(float):
    def __abs__(self):
        return 'abs'

    def __round__(self, digits=None):
        return 'round', digits


class Plain(int):
    pass


n = Own(7)
print(abs(n), divmod(n, 2), divmod(20, n), pow(n, 2), pow(n, 2, 5), pow(2, n), round(n), round(n, 1), n ** 2, 2 ** n)
print(abs(Float(-1)), round(Float(1.5)), round(Float(1.25), 1), divmod(Float(7), 2))
p = Plain(-7)
print(abs(p), type(abs(p)), divmod(p, 2), divmod(20, p), pow(p, 2), pow(p, 2, 5), round(p), round(p, -1))
print(type(round(p)))
print(abs(True), divmod(True, 2), pow(True, 2), round(True), type(round(True)))
print(round(2.5), round(-0.5), round(1234, -2))


# complex() of such parts
class F(float):
    pass


class G(float):
    def __float__(self):
        return 9.5


class C(complex):
    pass


class D(complex):
    def __complex__(self):
        return 5j


class I(int):
    pass


class X:
    def __index__(self):
        return 3


for args in ((F(1),), (F(1), 2), (1, F(2)), (G(1),), (G(1), 2), (2, G(1)), (C(1j),), (C(1j), 2),
             (1, C(1j)), (D(1j),), (D(1j), 1), (1, D(1j)), (I(4), I(5)), (X(),), (X(), X()), (1j, X())):
    try:
        print(complex(*args), type(complex(*args)))
    except Exception as e:
        print(type(e).__name__, e)
