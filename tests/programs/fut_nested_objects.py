from concurrent.futures import ProcessPoolExecutor
class Account:
    def __init__(self, n): self.n = n
    def add(self, k):
        self.n += k
        return self.n
def touch(a):
    a.n = -1
    return a
if __name__ == '__main__':
    a = Account(5)
    with ProcessPoolExecutor(1) as ex:
        print(ex.submit(a.add, 3).result(), a.n)
        b = ex.submit(touch, a).result()
        print(a.n, b.n, type(b).__name__, b is a)
