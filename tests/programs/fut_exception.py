from concurrent.futures import ProcessPoolExecutor
def fail(k): return {}[k]
def quit_(): raise SystemExit(3)
if __name__ == '__main__':
    with ProcessPoolExecutor(1) as ex:
        f = ex.submit(fail, 'key')
        e = f.exception()
        print(repr(e), type(e.__cause__).__module__, type(e.__cause__).__name__,
              str(e.__cause__).strip().splitlines()[-2])
        try:
            f.result()
        except KeyError as e:
            print('caught', e)
        print(repr(f).split(' at ')[0], repr(f).split('state=')[1])
        g = ex.submit(quit_)
        print(repr(g.exception()))
        print(ex.submit(abs, -1).result())
