# verdict broken
# kind stale
# pattern lost update
from multiprocessing import Process, Value
class Acc:
    def __init__(self, v): self.v = v
    @property
    def balance(self): return self.v.value
    @balance.setter
    def balance(self, x): self.v.value = x
    def deposit(self, n): self.balance += n
def work(a): a.deposit(5)
if __name__ == "__main__":
    a = Acc(Value("i", 0))
    ps = [Process(target=work, args=(a,)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
    print("end")
