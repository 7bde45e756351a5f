from multiprocessing import Pool
def square(x): return x * x
if __name__ == '__main__':
    with Pool(2) as pool:
        it = pool.imap(square, range(6))
        print(next(it), it.next(), it.next(timeout=10))
        print(list(it))
        try:
            it.next()
        except StopIteration:
            print('the end')
        print(list(pool.imap(square, range(7), chunksize=3)))
        print(sorted(pool.imap_unordered(square, range(7))))
        print(sorted(pool.imap_unordered(square, range(7), chunksize=2)))
        print(list(pool.imap(square, [])))
        for bad in (0, -1):
            try:
                pool.imap(square, [1], chunksize=bad)
            except ValueError as e:
                print(e)
            try:
                pool.imap_unordered(square, [1], bad)
            except ValueError as e:
                print(e)
