# an operator set to None is an error
class A:
    __add__ = None
    __eq__ = None
    __contains__ = None
    __reversed__ = None
    __iter__ = None

    def __getitem__(self, i):
        raise IndexError

    def __len__(self):
        return 0


for f in (lambda: A() + 1, lambda: A() == 1, lambda: 1 in A(), lambda: list(A()), lambda: list(reversed(A())),
          lambda: A() != 1):
    try:
        print(f())
    except TypeError as e:
        print("TypeError", e)
