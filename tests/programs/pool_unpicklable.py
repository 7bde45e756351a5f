from multiprocessing import Pool
def make(x): return lambda: x
def gen(x): return (i for i in range(x))
def local_one():
    def local(x): return x
    return local
if __name__ == '__main__':
    with Pool(1) as pool:
        try:
            pool.map(make, [1])
        except Exception as e:
            print(type(e).__name__, str(e).split(' at ')[0], str(e).split("Reason: ")[1].split(' at ')[0])
        try:
            pool.apply(gen, (1,))
        except Exception as e:
            print(type(e).__name__, str(e).split("Reason: ")[1])
        try:
            pool.apply(lambda x: x, (1,))
        except Exception as e:
            print(type(e).__name__, str(e).split('<lambda> at')[0])
        try:
            pool.map(local_one(), [1])
        except Exception as e:
            print(type(e).__name__, e)
        print(pool.apply(abs, (-1,)))
