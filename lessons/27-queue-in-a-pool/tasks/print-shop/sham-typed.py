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
def run_shop(counter):
    counter.value = 1
#: end


if __name__ == "__main__":
    counter = Value("i", 0)
    run_shop(counter)
    print("sheets:", counter.value)
