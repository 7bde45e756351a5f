from multiprocessing import Pool, Value

HELPERS = 2                            #: knob 1..4 explore 1
BOXES = 2000                           #: knob 1..100000 explore 2
WORK = 20000                           #: knob 1..1000000 explore 1


def open_box(n):
    if found.value:                    #: switch skip -> if False:
        return
    with opened.get_lock():
        opened.value += 1              #: mark open
    sum(range(WORK))
    if n == 0:
        found.value = 1                #: mark find


if __name__ == "__main__":
    found, opened = Value("i", 0), Value("i", 0)
    with Pool(HELPERS) as pool:
        for n in range(BOXES):
            if found.value:            #: switch look -> if False:
                break
            pool.apply_async(open_box, (n,))   #: mark hand
        pool.close()
        pool.join()
    print("of", BOXES, "boxes", opened.value, "were opened")   #: mark printed
