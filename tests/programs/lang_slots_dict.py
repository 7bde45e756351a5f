# __slots__ that name __dict__: instances have one.


class One:
    __slots__ = '__dict__'


class Two:
    __slots__ = ['y', '__dict__']


one, two = One(), Two()
one.x = two.x = 1
two.y = 2
print(one.x, vars(one), two.x, two.y)
