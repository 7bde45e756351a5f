from multiprocessing import Pool
import pickle
def make():
    def local(x):
        return x
    return local
class Outer:
    class Inner:
        def __init__(self, v): self.v = v
        def get(self): return self.v
    @staticmethod
    def st(x): return x * 2
    @classmethod
    def cm(cls, x): return cls.__name__, x
def attrs(o): return o.get()
if __name__ == '__main__':
    with Pool(2) as p:
        for f in (lambda x: x + 1, make()):
            try:
                print(p.map(f, [1, 2]))
            except (AttributeError, pickle.PicklingError) as e:
                print(type(e).__name__, str(e).split(' at ')[0])
        print(p.map(Outer.st, [1, 2]), p.map(Outer.cm, [1]), p.map(attrs, [Outer.Inner(5)]),
              p.map(str.upper, ['a', 'b']), p.map(len, ['aa', 'b']), p.map(int, ['1', '2']),
              p.map(complex_free := abs, [-1, 2]))
        try:
            p.apply(attrs, (open_ := (i for i in range(3)),))
        except TypeError as e:
            print(e)
