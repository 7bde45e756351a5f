from multiprocessing import Pool

COINS = 6                                    #: knob 6..60
GUESTS = [1, 0, 2]


def share(guests):
    return COINS // guests                   #: mark share


if __name__ == "__main__":
    shares = []
    with Pool(1) as pool:
        try:
            shares = pool.map(share, GUESTS)  #: mark map
        except ZeroDivisionError:
            print("nobody came to one table")
    print("shares:", len(shares))            #: mark print
