from multiprocessing import Pool


def bake(loaf):
    return loaf


if __name__ == "__main__":
    with Pool(1) as pool:                                #: mark pool
        baked = list(pool.imap_unordered(bake, ["rye", "oat"]))  #: mark ask
    print("baked:", *baked)
