from multiprocessing import Pool, TimeoutError

LOAVES = 7                                    #: knob 1..99


def bake(loaves):
    return loaves                             #: mark bake


if __name__ == "__main__":
    with Pool(1) as pool:
        result = pool.apply_async(bake, (LOAVES,))  #: mark ask
        try:
            print("at once:", result.get(1))  #: mark first
        except TimeoutError:
            print("at once: not yet")         #: mark late
        print("then:", result.get())          #: mark then
