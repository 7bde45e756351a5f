from multiprocessing import Pool, Value

SALES = 3                              #: knob 1..8 explore 1


def sell(till):
    with till.get_lock():
        till.value += 1                #: mark add


if __name__ == "__main__":
    till = Value("i", 0)
    with Pool(1) as clerks:
        jobs = [clerks.apply_async(sell, (till,)) for _ in range(SALES)]   #: mark send
        for job in jobs:
            job.wait()                 #: mark wait
        print("sold:", till.value)     #: mark sold
