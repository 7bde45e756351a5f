"""How a dish is cooked. `cooked` says how often that was done, `by_main` how often in the main process."""
from multiprocessing import Value, parent_process

cooked = Value("i", 0)
by_main = Value("i", 0)


def cook(dish, plates):
    with cooked.get_lock():
        cooked.value += 1
        if parent_process() is None:
            by_main.value += 1
    return plates if dish == "soup" else 2
