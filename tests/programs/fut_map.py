from concurrent.futures import ProcessPoolExecutor
def square(x): return x * x
def add(a, b): return a + b
if __name__ == '__main__':
    with ProcessPoolExecutor(2) as ex:
        print(list(ex.map(square, range(8))))
        print(list(ex.map(square, range(8), chunksize=3)))
        print(list(ex.map(add, [1, 2, 3], [10, 20])))
        print(list(ex.map(square, [])))
        it = ex.map(square, [1, 2])
        print(next(it), next(it), next(it, 'end'), type(it).__name__)
        try:
            ex.map(square, [1], chunksize=0)
        except ValueError as e:
            print(e)
        for x, y in zip([1, 2], ex.map(square, [1, 2])):
            print(x, y)
