from multiprocessing import Pool
import threading, copy
class Job:
    def __init__(self, n):
        self.n = n; self.lock = threading.Lock()
    def __getstate__(self):
        s = self.__dict__.copy(); del s['lock']; return s
    def __setstate__(self, s):
        self.__dict__.update(s); self.lock = threading.Lock()
    def __call__(self, x):
        with self.lock: return self.n * x
class Bad:
    def __init__(self): self.lock = threading.Lock()
    def go(self, x): return x
if __name__ == '__main__':
    with Pool(2) as p:
        print(p.map(Job(3), [1, 2, 3]), p.apply(Job(2).__call__, (5,)))
        try: p.map(Bad().go, [1])
        except TypeError as e: print(e)
    j = copy.deepcopy(Job([1])); print(j.n, copy.copy(j).n is j.n)
