from multiprocessing import Lock, Process


def cross(toll, near, far):
    with toll:                               #: mark toll
        near.acquire()                       #: mark near
        far.acquire()                        #: mark far
    far.release()
    near.release()                           #: mark free


if __name__ == "__main__":
    toll, east, west = Lock(), Lock(), Lock()
    carts = [Process(target=cross, args=(toll, east, west)),
             Process(target=cross, args=(toll, west, east))]  #: mark carts
    for c in carts:
        c.start()
    for c in carts:
        c.join()
    print("both are across")
