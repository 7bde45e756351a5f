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
