# An iterable that fails is a task that fails; what was before it comes.
from multiprocessing import Pool
def square(x): return x * x
def some():
    yield 1
    yield 2
    raise KeyError('no more')
if __name__ == '__main__':
    with Pool(2) as pool:
        it = pool.imap(square, some())
        print(next(it), next(it))
        try:
            next(it)
        except KeyError as e:
            print('KeyError', e)
        try:
            print(next(it))
        except StopIteration:
            print('over')
