from multiprocessing import Process, Value

START = 100                      #: knob 1..1000
WAGE = 50                        #: knob 1..1000
RENT = 30                        #: knob 1..1000


def employer(balance):
    balance.value += WAGE        #: mark wage


def landlord(balance):
    balance.value -= RENT        #: mark rent


if __name__ == "__main__":
    balance = Value("i", START)
    both = [Process(target=employer, args=(balance,)), Process(target=landlord, args=(balance,))]
    for p in both:
        p.start()
    for p in both:
        p.join()
    print("balance", balance.value)
