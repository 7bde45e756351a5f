from multiprocessing import Pool
import operator, math
def add3(a, b, c=0): return a + b + c
class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, x): return x + self.n
if __name__ == '__main__':
    with Pool(2) as p:
        print(p.map(Adder(5), range(3)), p.starmap(operator.mul, [(1, 2), (3, 4)]), p.map(math.sqrt, [4, 9]),
              p.map(operator.itemgetter(1), ['ab', 'cd']), p.starmap(pow, [(2, 3), (3, 2)]))
        print(p.map(operator.attrgetter('n'), [Adder(1)]), p.map(operator.methodcaller('upper'), ['a']),
              p.map(str, (1, None)), p.map(add3.__class__ and sum, [[1, 2], [3]]), p.map(dict, [[('a', 1)]]),
              p.map(' '.join, [['a', 'b']]))
        print(p.map(bytes.decode, [b'a']), p.map(list.__len__, [[1]]), p.map_async(abs, []).get(), p.map(abs, set([1])),
              list(p.imap(max, [[1, 2]])))
        try: p.map(5, [1])
        except TypeError as e: print(e)
        try: p.map(abs, 5)
        except TypeError as e: print(e)
        try: p.map(abs, [1], chunksize=0)
        except Exception as e: print(type(e).__name__, e)
        try: p.imap(abs, [1], chunksize=0)
        except ValueError as e: print(e)
