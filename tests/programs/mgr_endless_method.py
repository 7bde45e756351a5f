# One client's call never ends; another's are served meanwhile.
from multiprocessing import Process
from multiprocessing.managers import BaseManager
import time
class Test:
    def __init__(self): self.data, self.started = 'init', False
    def forever(self):
        self.started = True
        while True:
            time.sleep(0.01)
    def set(self, data): self.data = data
    def get(self): return self.data
    def begun(self): return self.started
class M(BaseManager): pass
M.register('Test', Test)
def view(obj):
    try:
        obj.forever()
    except EOFError:
        pass
def modify(obj): obj.set('process modify')
if __name__ == '__main__':
    m = M()
    m.start()
    obj = m.Test()
    p = Process(target=view, args=(obj,), daemon=True)
    q = Process(target=modify, args=(obj,))
    p.start()
    while not obj.begun():
        time.sleep(0.01)
    q.start()
    q.join()
    print(obj.get())
    obj.set('main')
    print(obj.get(), p.is_alive())
