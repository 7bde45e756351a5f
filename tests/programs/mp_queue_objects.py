# Instances cross too, as copies; __getstate__ and __setstate__ are asked.
import multiprocessing

class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

class Careful:
    def __init__(self):
        self.kept, self.dropped = 1, 2
    def __getstate__(self):
        return {'kept': self.kept}
    def __setstate__(self, state):
        self.__dict__.update(state)
        self.restored = True

def work(q, back):
    p = q.get()
    p.x += 100
    back.put(p)
    back.put(sorted(q.get().__dict__.items()))

if __name__ == '__main__':
    q, back = multiprocessing.Queue(), multiprocessing.Queue()
    w = multiprocessing.Process(target=work, args=(q, back))
    w.start()
    p = Point(1, 2)
    q.put(p)
    q.put(Careful())
    r = back.get()
    print(r.x, r.y, type(r).__name__, p.x, r is p)
    print(back.get())
    w.join()
