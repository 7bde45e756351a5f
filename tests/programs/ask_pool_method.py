# A Pool called with a method of an instance.
from multiprocessing import Pool

class Calculator:
    def __init__(self, factor):
        self.factor = factor

    def multiply(self, x):
        return self.factor * x

    def run(self, numbers):
        with Pool(3) as pool:
            return pool.map(self.multiply, numbers)

if __name__ == '__main__':
    c = Calculator(3)
    print(c.run(range(6)))
