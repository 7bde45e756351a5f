from concurrent.futures import ProcessPoolExecutor
def fail(x): raise RuntimeError('no %s' % x)
if __name__ == '__main__':
    with ProcessPoolExecutor(1) as ex:
        print('going')
        ex.submit(fail, 1).result()
