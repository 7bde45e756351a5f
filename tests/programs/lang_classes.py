# Classes: inheritance, super, properties, static and class methods, dunders, MRO.
class Animal:
    count = 0
    def __init__(self, name):
        self.name = name
        Animal.count += 1
    def speak(self):
        return f"{self.name} makes a sound"
    def __repr__(self):
        return f"<{type(self).__name__} {self.name}>"
    @property
    def upper(self):
        return self.name.upper()
    @upper.setter
    def upper(self, value):
        self.name = value.lower()
    @staticmethod
    def kinds():
        return "many"
    @classmethod
    def make(cls, *names):
        return [cls(n) for n in names]

class Dog(Animal):
    def __init__(self, name, age=1):
        super().__init__(name)
        self.age = age
    def speak(self):
        return super().speak() + ": woof"
    def __eq__(self, other):
        return isinstance(other, Dog) and self.age == other.age
    def __lt__(self, other):
        return self.age < other.age
    def __hash__(self):
        return hash(self.age)

a, b = Dog("rex", 3), Dog("ann")
print(a, b, a.speak(), a.upper, Animal.count, Dog.kinds(), Dog.make("x", "y"))
a.upper = "MAX"
print(a.name, a == b, a != b, a < b, sorted([a, b]), len({a, b, Dog("z", 3)}))
print(isinstance(a, Animal), issubclass(Dog, Animal), Dog.__mro__, Dog.__bases__)

class Vec:
    def __init__(self, *xs):
        self.xs = list(xs)
    def __add__(self, o):
        return Vec(*[p + q for p, q in zip(self.xs, o.xs)])
    def __mul__(self, k):
        return Vec(*[p * k for p in self.xs])
    __rmul__ = __mul__
    def __iadd__(self, o):
        self.xs = [p + q for p, q in zip(self.xs, o.xs)]
        return self
    def __len__(self):
        return len(self.xs)
    def __getitem__(self, i):
        return self.xs[i]
    def __setitem__(self, i, v):
        self.xs[i] = v
    def __contains__(self, v):
        return v in self.xs
    def __iter__(self):
        return iter(self.xs)
    def __bool__(self):
        return any(self.xs)
    def __neg__(self):
        return self * -1
    def __call__(self, k):
        return self.xs[k]
    def __str__(self):
        return "Vec(" + ", ".join(map(str, self.xs)) + ")"

v = Vec(1, 2) + Vec(3, 4)
v += Vec(1, 1)
v[0] = 50
print(v, 2 * v, len(v), v[1], 7 in v, list(v), bool(Vec(0)), -v, v(0), str(v), f"{v}")

class A:
    def who(self): return "A"
class B(A):
    def who(self): return "B" + super().who()
class C(A):
    def who(self): return "C" + super().who()
class D(B, C):
    def who(self): return "D" + super().who()
print(D().who(), [k.__name__ for k in D.__mro__])

class Missing:
    def __getattr__(self, name):
        if name.startswith("x"):
            return name * 2
        raise AttributeError(name)
print(Missing().xy, hasattr(Missing(), "y"), getattr(Missing(), "z", "default"))
o = Missing()
o.k = 1
setattr(o, "m", 2)
del o.k
print(o.__dict__, vars(o))
