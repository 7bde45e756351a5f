from multiprocessing import Event, Process, Value

BAKERS = 3                                   #: knob 3..5


def bake(enough, cakes):
    if not enough.is_set():                  #: mark look
        with cakes.get_lock():
            cakes.value += 1                 #: mark bake
        enough.set()                         #: mark tell


if __name__ == "__main__":
    enough, cakes = Event(), Value("i", 0)
    bakers = [Process(target=bake, args=(enough, cakes)) for _ in range(BAKERS)]
    for b in bakers:
        b.start()
    for b in bakers:
        b.join()
    print("cakes:", cakes.value)
