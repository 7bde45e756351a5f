from multiprocessing import Manager, Process

LOAVES = 4                                    #: knob 1..1000


def add_up(prices):
    total = 0                                 #: mark zero
    for n in range(len(prices)):              #: mark loop
        total += prices[n]                    #: mark add
    print("total:", total)                    #: mark print


if __name__ == "__main__":
    with Manager() as manager:
        prices = manager.list(range(LOAVES))
        clerk = Process(target=add_up, args=(prices,))
        clerk.start()
        clerk.join()
