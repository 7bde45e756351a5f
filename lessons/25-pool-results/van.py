import os
from multiprocessing import Pool, TimeoutError


def drive(parcel):
    if parcel == 1:
        os._exit(1)                           #: mark crash
    return parcel


if __name__ == "__main__":
    with Pool(1) as pool:                     #: mark pool
        result = pool.apply_async(drive, (1,))  #: mark ask
        try:
            print("parcel", result.get(5))    #: switch patience -> print("parcel", result.get())
        except TimeoutError:
            print("no answer")                #: mark late
