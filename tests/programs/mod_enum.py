# Enum, IntEnum, StrEnum, Flag, IntFlag.
from enum import Enum, IntEnum, auto
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = auto()
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["BLUE"], list(Color),
      Color.RED is Color.RED, Color.RED == 1, len(Color))
print(Color.BLUE.value, Color.RED in Color, isinstance(Color.RED, Color))
class S(IntEnum):
    A = 1
    B = 2
print(S.A, repr(S.A), S.A + 1, S.A < S.B, S(1), int(S.B), sorted([S.B, S.A]), f"{S.A}", "%d" % S.A)
try: Color(9)
except ValueError as e: print(e)
try: Color["X"]
except KeyError as e: print(e)
try: Color.X
except AttributeError as e: print(e)
try: Color.RED = 3
except AttributeError as e: print(e)
for c in Color: print(c)
print({Color.RED: 1}, Color.__members__)
class Al(Enum):
    A = 1
    B = 1
    def hi(self): return self.name
print(Al.B, Al.A.hi(), list(Al))
import pickle
print(pickle.loads(pickle.dumps(Color.RED)) is Color.RED)
from enum import Enum, IntEnum, Flag, IntFlag, auto, unique, StrEnum
class Planet(Enum):
    EARTH = (5.9, 6.3)
    MARS = (0.6, 3.3)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    @property
    def density(self): return round(self.mass / self.radius, 3)
    @classmethod
    def biggest(cls): return max(cls, key=lambda p: p.mass)
print(Planet.EARTH.density, Planet.biggest(), Planet((0.6, 3.3)), Planet.MARS.value)
class Shade(str, Enum):
    RED = "red"
    BLUE = "blue"
print(Shade.RED, Shade.RED == "red", Shade.RED.upper(), f"{Shade.RED}", repr(Shade.RED), "%s" % Shade.RED,
      {"red": 1}.get(Shade.RED), Shade("blue"))
class Low(StrEnum):
    ONE = auto()
    TWO = auto()
print(Low.ONE, repr(Low.TWO), Low.ONE + "x")
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
print(Perm.R | Perm.X, repr(Perm.R | Perm.W), Perm.R in (Perm.R | Perm.X), bool(Perm.R & Perm.W), list(Perm), Perm.RW,
      ~Perm.R, Perm(0), repr(Perm(0)))
print(list(Perm.R | Perm.X), len(Perm.RW), Perm.RW.value, Perm.R ^ Perm.RW)
class IP(IntFlag):
    A = 1
    B = 2
print(IP.A | IP.B, repr(IP.A | IP.B), IP.A + 5, IP(3), repr(IP(3)), IP.A == 1)
try:
    @unique
    class Dup(Enum):
        A = 1
        B = 1
except ValueError as e: print(e)
try:
    class More(Planet): X = 1
except TypeError as e: print(e)
Color = Enum("Color", "RED GREEN")
print(Color.RED, list(Color), Color, repr(Color), type(Color))
class Base(Enum):
    def hello(self): return "hi " + self.name
class Kid(Base):
    A = 1
    B = "b"
print(Kid.A.hello(), Kid("b"), Kid.A != Kid.B, Kid.A is Kid(1), hash(Kid.A) == hash("A"))
try: Kid.A < Kid.B
except TypeError as e: print(e)
class N(IntEnum):
    LOW = 1
    HIGH = 10
    def __str__(self): return "N-" + self.name
print(N.LOW, f"{N.HIGH}", N.LOW < N.HIGH, max(N), sorted(N, reverse=True), N.LOW in (1, 2), [10, 20][N.LOW],
      range(N.LOW, 3), N["HIGH"], N(10), -N.LOW, N.HIGH / 4, sum(N))
d = {N.LOW: "a"}
print(d[1], d[N.LOW], isinstance(N.LOW, int), isinstance(N.LOW, N), type(N.LOW))
import copy, pickle
print(copy.deepcopy(N.LOW) is N.LOW, pickle.loads(pickle.dumps([N.LOW, Kid.B])))
for name, m in N.__members__.items(): print(name, m)
class M(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A
print(M(77))
class Cat(Enum):
    A = auto(); B = auto(); C = 10; D = auto()
print([c.value for c in Cat], len(Cat), Cat.A.name, bool(Cat))
class Ops(Enum):
    ADD = "+"
    def __call__(self, a, b): return a + b if self is Ops.ADD else None
print(Ops.ADD(1, 2))
print(isinstance(Color, type), Color.__name__, callable(Color))
