from multiprocessing import Pool

WORKERS = 3                                    #: knob 1..8 explore 1
PARTS = 4                                      #: knob 2..8
PAGES = 10                                     #: knob 1..1000 explore 1
SIZE = 1000000                                 #: knob 1..10000000 explore 1


def read(page):
    total = 0
    for i in range(SIZE):
        total += i * page                      #: mark read
    return total


if __name__ == "__main__":
    with Pool(WORKERS) as pool:
        first = [read(page) for page in range(PAGES)]                  #: mark serial
        rest = pool.map(read, range(PAGES, PARTS * PAGES), 1)          #: mark parallel
    print("pages:", len(first) + len(rest))
