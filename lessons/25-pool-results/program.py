from multiprocessing import Pool

BAKERS = 2                                    #: knob 1..8
GUESTS = 3                                    #: knob 1..100 explore 2


def share(guests):
    return 12 // guests                       #: mark divide


if __name__ == "__main__":
    with Pool(BAKERS) as pool:
        results = [pool.apply_async(share, (n,)) for n in range(GUESTS)]  #: mark ask
        for result in results:
            result.get()                      #: switch get -> result.wait()
    print("all asked")                        #: mark print
