from multiprocessing import Process, Value

COINS = 5                                    #: knob 3..9

drawer = Value("i", 0)                       #: mark first


def fill():
    global drawer
    drawer = Value("i", COINS)               #: mark new


if __name__ == "__main__":
    clerk = Process(target=fill)
    clerk.start()
    clerk.join()
    print("in the drawer:", drawer.value)    #: mark look
