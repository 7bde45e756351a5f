from multiprocessing import Process, Value

SPOTS = 2                              #: knob 1..100 explore 2


def dig(first, found, dug):
    for spot in range(first, first + SPOTS):
        if found.value:                #: mark look
            break
        with dug.get_lock():
            dug.value += 1             #: mark dig
        if spot == 0:
            found.value = 1            #: mark find


if __name__ == "__main__":
    found, dug = Value("i", 0), Value("i", 0)
    diggers = [Process(target=dig, args=(n * SPOTS, found, dug)) for n in range(2)]
    for d in diggers:
        d.start()
    for d in diggers:
        d.join()
    print("dug:", dug.value)           #: mark printed
