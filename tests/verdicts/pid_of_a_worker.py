# verdict not proved
# caveat pid
from multiprocessing import Pool, Value
import os
if __name__ == "__main__":
    v = Value("i", 0)
    with Pool(1) as pool:
        v.value = pool.apply(os.getpid) % 2
