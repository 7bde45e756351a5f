from multiprocessing import Process
from multiprocessing.managers import BaseManager
from threading import Lock

ROUNDS = 2000                                 #: knob 1..1000000 explore 1


class Account:
    def __init__(self):
        self.money, self.lock = 0, Lock()

    def get(self):
        return self.money

    def set(self, money):
        self.money = money

    def pay(self, amount):
        with self.lock:                       #: switch lock
            self.money += amount              #: mark change


class Bank(BaseManager):
    pass


Bank.register("Account", Account)             #: mark register


def save(account, amount):
    for _ in range(ROUNDS):
        account.pay(amount)                   #: switch method -> account.set(account.get() + amount)


if __name__ == "__main__":
    with Bank() as bank:
        account = bank.Account()              #: mark make
        child = Process(target=save, args=(account, 2), name="child")
        child.start()
        save(account, 1)                      #: mark main
        child.join()                          #: mark join
        print("money:", account.get())        #: mark print
