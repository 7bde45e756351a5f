from multiprocessing import Event, Process, Value


DIGGERS = 3                                  #: knob 3..5


def dig(found, dug):
    if not found.is_set():                   #: mark look
        with dug.get_lock():
            dug.value += 1                   #: mark dig
        found.set()                          #: mark find


if __name__ == "__main__":
    found, dug = Event(), Value("i", 0)
    diggers = [Process(target=dig, args=(found, dug)) for _ in range(DIGGERS)]
    for d in diggers:
        d.start()
    for d in diggers:
        d.join()
    print("holes:", dug.value)
