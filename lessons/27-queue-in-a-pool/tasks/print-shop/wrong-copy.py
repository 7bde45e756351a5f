#: fails right
from multiprocessing import Pool, Value, current_process

WORKERS = 2  #: knob 1..4 explore 1
SHEETS = 6  #: knob 1..20 explore 1
DRYING = 9000  #: knob 0..9000 explore 0


def stamp(counter):
    for _ in range(DRYING):
        pass
    if current_process().name != "MainProcess":
        with counter.get_lock():
            counter.value += 1


#: edit
def print_sheet(n, count):
    counter = Value("i", count)
    stamp(counter)


def run_shop(counter):
    with Pool(WORKERS) as pool:
        for n in range(SHEETS):
            pool.apply(print_sheet, (n, counter.value))
#: end


if __name__ == "__main__":
    counter = Value("i", 0)
    run_shop(counter)
    print("sheets:", counter.value)
