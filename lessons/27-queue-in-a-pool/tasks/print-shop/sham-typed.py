from multiprocessing import Pool, Value, current_process

WORKERS = 2  #: knob 1..4 explore 1
SHEETS = 6  #: knob 1..20 explore 1


def stamp(counter):
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
