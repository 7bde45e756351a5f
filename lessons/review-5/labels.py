from multiprocessing import Pool

LABELS = ["3", "?", "5"]                     #: mark labels


def read(label):
    return int(label)                        #: mark read


if __name__ == "__main__":
    weights = []
    with Pool(1) as pool:
        try:
            weights = pool.map(read, LABELS)  #: mark map
        except ValueError:
            print("a label cannot be read")
    print("weights:", len(weights))          #: mark print
