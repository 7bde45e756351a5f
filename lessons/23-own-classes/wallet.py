from multiprocessing import Manager, Process


class Wallet:
    def __init__(self):
        self.coins = []


def earn(space, coin):
    wallet = space.wallet                     #: mark fetch
    wallet.coins.append(coin)                 #: mark append
    space.wallet = wallet                     #: mark back


if __name__ == "__main__":
    with Manager() as manager:
        space = manager.Namespace(wallet=Wallet())  #: mark space
        people = [Process(target=earn, args=(space, coin)) for coin in (1, 2)]
        for p in people:
            p.start()
        for p in people:
            p.join()
        print("coins:", sorted(space.wallet.coins))
