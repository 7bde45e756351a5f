from multiprocessing import Pool

results, errors = [], []

def square(x):
    if x == 3:
        raise ValueError(f'bad value {x}')
    return x * x

def done(r):
    results.append(r)

def failed(e):
    errors.append(repr(e))

if __name__ == '__main__':
    pool = Pool(4)
    for i in range(6):
        pool.apply_async(square, (i,), callback=done, error_callback=failed)
    pool.close()
    pool.join()
    print(sorted(results), errors)
