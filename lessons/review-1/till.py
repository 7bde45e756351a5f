from multiprocessing import Process

STOCK = 10                                   #: knob 5..50

stock = STOCK


def sell():
    global stock
    stock -= 1                               #: mark sell


if __name__ == "__main__":
    morning = Process(target=sell)
    morning.start()
    morning.join()
    evening = Process(target=sell)
    evening.start()                          #: mark evening
    evening.join()
    sell()                                   #: mark call
    print("left:", stock)                    #: mark left
