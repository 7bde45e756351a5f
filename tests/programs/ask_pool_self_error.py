# Pickling an object that holds a pool.
from multiprocessing import Pool

class Worker:
    def __init__(self):
        self.pool = Pool(2)

    def f(self, x):
        return x

    def run(self):
        return self.pool.map(self.f, [1, 2])

if __name__ == '__main__':
    try:
        w = Worker()
        w.run()
    except NotImplementedError as e:
        print(e)
    w.pool.terminate()
