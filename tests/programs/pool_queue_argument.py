from multiprocessing import Pool, Queue, Lock, Value, Manager
def f(q): pass
if __name__ == '__main__':
    with Pool(1) as pool:
        for thing in (Queue(), Lock(), Value('i')):
            try:
                pool.apply(f, (thing,))
            except RuntimeError as e:
                print(e)
        r = pool.apply_async(f, (Queue(),))
        r.wait()
        print(r.ready(), r.successful())
        try:
            pool.map(f, [Lock()])
        except RuntimeError as e:
            print(e)
