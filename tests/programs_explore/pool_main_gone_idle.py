# finds ok
import os
from multiprocessing import Pool

if __name__ == "__main__":
    pool = Pool(2)
    os._exit(3)
