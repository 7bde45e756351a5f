from multiprocessing import get_context

PRICE = 3                                    #: knob 3..9
RISE = 2                                     #: knob 1..9
LOAVES = 4                                   #: knob 4..9
METHOD = "spawn"                             #: knob spawn|fork

price = PRICE                                #: mark price


def write(bill, loaves):
    bill.value = loaves * price              #: mark bill


if __name__ == "__main__":
    method = get_context(METHOD)
    bill = method.Value("i", 0)
    price = PRICE + RISE                     #: mark rise
    clerk = method.Process(target=write, args=(bill, LOAVES))
    clerk.start()                            #: mark start
    clerk.join()
    print("to pay:", bill.value)
