from multiprocessing import Pool
import functools
class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, x): return self.n + x
    def add(self, x): return self.n + x
    @staticmethod
    def twice(x): return 2 * x
    @classmethod
    def name(cls, x): return cls.__name__ + str(x)
class Crowd:
    def __init__(self): self.n = 3
    def one(self, i): return i * self.n
    def run(self):
        with Pool(2) as p:
            return p.map(self.one, range(4))
if __name__ == '__main__':
    with Pool(2) as pool:
        a = Adder(10)
        print(pool.map(a, [1, 2]), pool.map(a.add, [3]), pool.map(Adder.twice, [4]), pool.map(Adder.name, [5]))
        print(pool.map(functools.partial(pow, 2), [3, 4]))
    print(Crowd().run())
