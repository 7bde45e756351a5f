# A subclass with a run of its own; its attributes stay in the child.
import multiprocessing

class Counter(multiprocessing.Process):
    total = 0

    def __init__(self, n):
        super().__init__()
        self.n = n

    def run(self):
        self.n *= 2
        Counter.total += self.n
        print('in the child', self.n, Counter.total, self.name, flush=True)

c = Counter(21)
c.start()
c.join()
print('in the parent', c.n, Counter.total, c.name)
