from multiprocessing import Pool

BAKERS = 4                                    #: knob 1..8 explore 2
CAKES = 5                                     #: knob 1..100 explore 2
WORK = 2000000                                #: knob 1..100000000 explore 1


def bake(cake):
    for _ in range(WORK * (CAKES - cake)):    #: mark work
        pass
    return cake


if __name__ == "__main__":
    cakes = range(CAKES)
    with Pool(BAKERS) as pool:                #: mark pool
        done = list(pool.imap(bake, cakes))   #: switch ordered -> done = list(pool.imap_unordered(bake, cakes))
    print("done:", *done)                     #: mark print
