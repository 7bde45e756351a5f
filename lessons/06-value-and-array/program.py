from multiprocessing import Array, Process, Value

TYPE = "b"                                   #: knob b|h|i
PARCELS = 100                                #: knob 1..100
SHELVES = 3                                  #: knob 3..9


def deliver(total, shelves, van):
    with total.get_lock():
        total.value += PARCELS               #: mark add
    shelves[van] += 1                        #: mark cell


if __name__ == "__main__":
    total = Value(TYPE, 0)                   #: mark total
    shelves = Array("i", SHELVES)            #: mark shelves
    vans = [Process(target=deliver, args=(total, shelves, n)) for n in range(2)]  #: mark vans
    for v in vans:
        v.start()
    for v in vans:
        v.join()
    shelves[SHELVES] = 1                     #: switch fourth
    print("parcels:", total.value, "shelves:", shelves[:])  #: mark printed
