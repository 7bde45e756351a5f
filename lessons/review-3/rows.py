from multiprocessing import Array, Process

LOAVES = 2                                   #: knob 1..3


def bake(shelf, place):
    for _ in range(LOAVES):
        shelf[place] += 1                    #: mark bake


if __name__ == "__main__":
    shelf = Array("i", 2, lock=False)        #: mark shelf
    bakers = [Process(target=bake, args=(shelf, n)) for n in range(2)]
    for b in bakers:
        b.start()
    for b in bakers:
        b.join()
    print("on the shelf:", sum(shelf))       #: mark sum
