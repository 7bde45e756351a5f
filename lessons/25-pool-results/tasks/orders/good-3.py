from multiprocessing import Pool, TimeoutError

BAKERS = 2  #: knob 2..3
LOAVES = 3  #: knob 1..99
EMPTY = 0  #: knob 0..99
WORK = 9000  #: knob 6000..15000


def bake(loaves):
    for _ in range(WORK):
        pass
    if loaves == EMPTY:
        raise ValueError("no flour")
    return loaves * 2


#: edit
def bake_all(orders):
    with Pool(BAKERS) as pool:
        results = [pool.apply_async(bake, (loaves,)) for loaves in orders]
        for result in results:
            result.wait()
        return [r.get() if r.successful() else "nothing" for r in results]
#: end


if __name__ == "__main__":
    print("baked:", *bake_all([EMPTY, LOAVES]))
