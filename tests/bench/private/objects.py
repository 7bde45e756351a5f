# Objects, methods, properties, operators of the program's own.
class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    @property
    def norm(self):
        return self.x * self.x + self.y * self.y

    def scaled(self, k):
        return Vector(self.x * k, self.y * k)


v = Vector(0.0, 0.0)
step = Vector(0.5, -0.25)
for i in range(200000):
    v = v + step.scaled(2)
    if v.norm < 0:
        print("never")
print(v.x, v.y)
