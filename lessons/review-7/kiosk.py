from multiprocessing import Process, Queue, Value


def sell(sold, till, paper):
    sold.value += 1                          #: mark sell
    till.put(paper)                          #: mark put


if __name__ == "__main__":
    sold, till = Value("i", 0), Queue()
    sellers = [Process(target=sell, args=(sold, till, p)) for p in ("news", "comics")]
    for s in sellers:
        s.start()
    papers = [till.get() for _ in range(2)]  #: mark get
    print("sold", sold.value, *papers)       #: mark print
    for s in sellers:
        s.join()
