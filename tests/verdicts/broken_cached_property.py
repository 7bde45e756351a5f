# verdict broken
# kind deadlock
# … one lock for all instances of the class: another thread that wants the value of another one waits for it.
import threading
from functools import cached_property
class C:
    def __init__(self, other=None): self.other = other
    @cached_property
    def x(self):
        if self.other:
            t = threading.Thread(target=lambda: self.other.x)
            t.start(); t.join()
        return 1
if __name__ == "__main__":
    c = C(C())
    t = threading.Thread(target=lambda: c.x)
    t.start(); t.join()
    print(c.x)
