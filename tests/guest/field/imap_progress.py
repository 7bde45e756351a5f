from multiprocessing import Pool

def slow(x):
    return x * x

if __name__ == '__main__':
    with Pool(3) as pool:
        total = 0
        for i, y in enumerate(pool.imap(slow, range(20), chunksize=3), 1):
            total += y
            if i % 5 == 0:
                print('%d/20 %d' % (i, total), flush=True)
        print(sorted(pool.imap_unordered(slow, range(5))))
