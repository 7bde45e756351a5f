from multiprocessing import Pool
if __name__ == '__main__':
    pool = Pool(2)
    print(pool)
    try:
        pool.join()
    except ValueError as e:
        print(e)
    pool.close()
    print(pool)
    for call in (lambda: pool.apply(abs, (1,)), lambda: pool.map(abs, [1]), lambda: pool.imap(abs, [1]),
                 lambda: pool.apply_async(abs, (1,)), lambda: pool.__enter__(), lambda: pool.starmap(abs, [])):
        try:
            call()
        except ValueError as e:
            print(e)
    pool.close()
    pool.join()
    pool.join()
    pool.terminate()
    print(pool)
    with Pool(1) as p:
        print(p.apply(abs, (-3,)))
    print(p)
    try:
        with p:
            pass
    except ValueError as e:
        print(e)
