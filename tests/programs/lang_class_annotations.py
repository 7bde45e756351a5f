# Annotations in a class body are evaluated and kept; a subclass has none of its base's.
class P:
    x: int
    y: int = 3
    z: list[int] = None
    if x_known := True:
        w: "later" = 1
    __private: str = ""


class Q(P):
    pass


print(P.__annotations__, Q.__annotations__, P.y, P.w)
try:
    class Bad:
        a: unknown_name = 1
except NameError as e:
    print(e)


def f(a: int) -> str:
    b: unknown_too = 1
    return b


print(f(1))
try:
    int.__annotations__
except AttributeError as e:
    print(e)
