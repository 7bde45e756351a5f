#: fails right
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
        return
    found.value = 1
    if not look_into(n):
        found.value = 0


def hunt(pool):
    for n in range(BOXES):
        if found.value:
            break
        pool.apply_async(search, (n,))
    pool.close()
    pool.join()
#: end


if __name__ == "__main__":
    found, opened = Value("i", 0), Value("i", 0)
    with Pool(HELPERS) as pool:
        hunt(pool)
    print("found", found.value, "opened", opened.value)
