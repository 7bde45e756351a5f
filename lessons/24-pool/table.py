from multiprocessing import Barrier, Pool

WAITERS = 2                                   #: knob 1..4
GUESTS = 3                                    #: knob 1..4

table = Barrier(GUESTS)                       #: mark table


def eat(guest):
    table.wait()                              #: mark wait
    return guest


if __name__ == "__main__":
    with Pool(WAITERS) as pool:               #: mark pool
        fed = pool.map(eat, range(GUESTS), chunksize=1)  #: mark map
    print("fed:", *fed)
