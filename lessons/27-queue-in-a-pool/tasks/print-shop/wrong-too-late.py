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
def print_sheet(n):
    stamp(print_sheet.counter)


def run_shop(counter):
    with Pool(WORKERS) as pool:
        print_sheet.counter = counter
        jobs = [pool.apply_async(print_sheet, (n,)) for n in range(SHEETS)]
        for job in jobs:
            job.wait()
#: end


if __name__ == "__main__":
    counter = Value("i", 0)
    run_shop(counter)
    print("sheets:", counter.value)
