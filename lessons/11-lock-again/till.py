from multiprocessing import Lock, Process, Value


def sell(sold):
    with sold.get_lock():                       #: mark hold
        sold.value += 1                         #: mark add


if __name__ == "__main__":
    sold = Value("i", 0, lock=Lock())           #: mark sold
    sellers = [Process(target=sell, args=(sold,)) for _ in range(2)]
    for s in sellers:
        s.start()
    for s in sellers:
        s.join()
    print("sold", sold.value)
