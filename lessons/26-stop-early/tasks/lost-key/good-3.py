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
    if found.value:
        return False
    return look_into(n)


def tell(has_key):
    if has_key:
        found.value = 1


def open_next(n):
    tell(search(n))


def hunt(pool):
    jobs = [pool.apply_async(open_next, (n,)) for n in range(BOXES)]
    for job in jobs:
        job.wait()
#: end


if __name__ == "__main__":
    found, opened = Value("i", 0), Value("i", 0)
    with Pool(HELPERS) as pool:
        hunt(pool)
    print("found", found.value, "opened", opened.value)
