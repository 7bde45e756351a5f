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
def begin(counter):
    global shared
    shared = counter


def print_sheet(n):
    for _ in range(SHEETS):
        stamp(shared)


def run_shop(counter):
    with Pool(WORKERS, initializer=begin, initargs=(counter,)) as pool:
        pool.apply(print_sheet, (0,))
#: end


if __name__ == "__main__":
    counter = Value("i", 0)
    run_shop(counter)
    print("sheets:", counter.value)
