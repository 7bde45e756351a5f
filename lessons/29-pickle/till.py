from multiprocessing import get_context

METHOD = "spawn"                                #: knob fork|spawn
method = get_context(METHOD)


class Till:
    def __init__(self):
        self.sold = method.Value("i", 0)
        self.lock = method.Lock()               #: mark lock

    def __getstate__(self):
        return {"sold": self.sold}              #: mark state

    def __setstate__(self, state):
        self.sold = state["sold"]
        self.lock = method.Lock()               #: mark new

    def sell(self):
        with self.lock:                         #: mark hold
            self.sold.value += 1                #: mark add


if __name__ == "__main__":
    till = Till()
    sellers = [method.Process(target=till.sell) for _ in range(2)]
    for s in sellers:
        s.start()
    for s in sellers:
        s.join()
    print("sold", till.sold.value)
