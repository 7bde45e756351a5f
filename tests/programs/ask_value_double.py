from multiprocessing import Process, Value

class Account(Process):
    def __init__(self, balance, amount):
        super().__init__()
        self.balance = balance
        self.amount = amount

    def run(self):
        for _ in range(10):
            with self.balance.get_lock():
                self.balance.value += self.amount

if __name__ == '__main__':
    balance = Value('d', 100.0)
    ps = [Account(balance, a) for a in (1.5, -0.5, 2.25)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(balance.value, balance)
