from multiprocessing import Process, Condition, Array, Manager
THINK, HUNGRY, EAT = range(3)
class Table:
    def __init__(self, n):
        self.n = n; self.cond = Condition(); self.state = Array('i', [THINK] * n)
    def ok(self, i): return self.state[(i - 1) % self.n] != EAT and self.state[(i + 1) % self.n] != EAT
    def take(self, i):
        with self.cond:
            self.state[i] = HUNGRY
            while not self.ok(i): self.cond.wait()
            self.state[i] = EAT
    def put(self, i):
        with self.cond: self.state[i] = THINK; self.cond.notify_all()
def phil(t, i, log):
    for _ in range(2): t.take(i); log.append(i); t.put(i)
if __name__ == '__main__':
    m = Manager(); log = m.list(); t = Table(4)
    ps = [Process(target=phil, args=(t, i, log)) for i in range(4)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(sorted(log), list(t.state))
