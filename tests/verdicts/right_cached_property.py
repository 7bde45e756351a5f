# verdict proved
# CPython 3.11 holds a lock while it computes the value: it is computed once.
import threading, time
from functools import cached_property
class C:
    n = 0
    @cached_property
    def x(self):
        time.sleep(0.01)
        self.n += 1
        return self.n
def work(c): c.x
if __name__ == "__main__":
    c = C()
    ts = [threading.Thread(target=work, args=(c,)) for i in range(2)]
    for t in ts: t.start()
    for t in ts: t.join()
    print(c.x, c.n)
