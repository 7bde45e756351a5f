from multiprocessing import Pool
from os import getpid

BAKERS = 2                                    #: knob 1..4
CAKES = 4                                     #: knob 1..100
CHUNK = 2                                     #: knob 1..100


def bake(cake):
    return getpid()


if __name__ == "__main__":
    with Pool(BAKERS) as pool:
        who = pool.map(bake, range(CAKES), CHUNK)  #: mark map
    print("bakers at work:", len(set(who)))   #: mark count
