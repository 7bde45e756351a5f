from multiprocessing import Pool, Value

HELPERS = 2  #: knob 1..4 explore 1
BOXES = 20  #: knob 1..100 explore 2
KEY = 0  #: knob 0..99


def look_into(n):
    with opened.get_lock():
        opened.value += 1
    return n == KEY


#: edit
def search(n):
    if look_into(n):
        found.value = 1


def hunt(pool):
    for first in range(0, BOXES, HELPERS):
        jobs = [pool.apply_async(search, (n,)) for n in range(first, min(first + HELPERS, BOXES))]
        for job in jobs:
            job.get()
        if found.value:
            return
#: end


if __name__ == "__main__":
    found, opened = Value("i", 0), Value("i", 0)
    with Pool(HELPERS) as pool:
        hunt(pool)
    print("found", found.value, "opened", opened.value)
