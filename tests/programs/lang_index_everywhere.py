# Whatever has an __index__ is an integer where one is wanted; it is asked once, in the order of the arguments.
class N:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        asked.append(self.n)
        return self.n


def tell(f):
    try:
        print(f(), asked)
    except Exception as e:
        print(type(e).__name__, e, asked)
    asked.clear()


asked = []
two, five = N(2), N(5)
tell(lambda: range(five))
tell(lambda: range(two, five))
tell(lambda: list(range(five, N(-5), N(-3))))
tell(lambda: range(two, five, N(0)))
tell(lambda: range(two, 'x'))
tell(lambda: (chr(N(65)), hex(five), oct(N(9)), bin(two)))
tell(lambda: int('101', two))
tell(lambda: int('101', base=five))
tell(lambda: chr(1.5))
tell(lambda: slice(two, five).indices(N(4)))
tell(lambda: bytes([two, 7]))
tell(lambda: bytes(two))
tell(lambda: 'abcdef'[two:five])
tell(lambda: round(2.345678, two))
