"""How a dish is cooked. Whoever cooks first finds the larger pot: how many plates that gives shows when it is done.
`cooked` says how often it was done, `by_main` how often in the main process, `made` how many plates there are."""

from multiprocessing import Value, parent_process

cooked = Value("i", 0)
by_main = Value("i", 0)
made = Value("i", 0)


def cook(dish, plates):
    served = plates if dish == "soup" else 2
    with cooked.get_lock():
        cooked.value += 1
        if cooked.value == 1:
            served *= 2
        if parent_process() is None:
            by_main.value += 1
        made.value += served
    return served
