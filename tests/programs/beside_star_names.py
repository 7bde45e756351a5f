# from module import * takes what __all__ names, be it a tuple; a subclass of str or int says itself what it is.
from beside_starred import *

print(shown, _hidden, 'other' in globals())
try:
    import beside_starless
    for name in beside_starless.__all__:
        getattr(beside_starless, name)
except AttributeError as e:
    print(e)


class Shouted(str):
    def __format__(self, spec):
        return self.upper() + spec


class Odd(int):
    def __int__(self):
        return 77


class Plain(int):
    pass


print(f'{Shouted("a")}', f'{Shouted("a"):!}', int(Odd(5)), int(Plain(5)), type(int(Plain(5))), int(True),
      [1, 2][Odd(1)])
from beside_starless import *
