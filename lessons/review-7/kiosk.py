from multiprocessing import Process, Queue, Value


def sell(sold, slips, paper):
    sold.value += 1                          #: mark sell
    slips.put(paper)                         #: mark put


if __name__ == "__main__":
    sold, slips = Value("i", 0), Queue()
    sellers = [Process(target=sell, args=(sold, slips, p)) for p in ("news", "comics")]
    for s in sellers:
        s.start()
    papers = [slips.get() for _ in range(2)]  #: mark get
    print("sold", sold.value, *papers)       #: mark print
    for s in sellers:
        s.join()
