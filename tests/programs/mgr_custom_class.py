from multiprocessing import Manager, Pool
class MyClass:
    def __init__(self): self.value = 0
    def increment(self): self.value += 1
    def __getstate__(self): return {'value': self.value}
    def __setstate__(self, state): self.value = state['value']
def worker(ns):
    obj = ns.obj
    obj.increment()
    ns.obj = obj
if __name__ == '__main__':
    manager = Manager()
    ns = manager.Namespace()
    ns.obj = MyClass()
    with Pool(1) as pool:
        pool.map(worker, [ns] * 4)
    print(ns.obj.value)
