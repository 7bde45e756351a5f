from multiprocessing import Process

from kitchen import cook, made

PLATES = 3  #: knob 1..50


#: edit
from multiprocessing import Value


def work(dish, served):
    plates = cook(dish, PLATES)
    with served.get_lock():
        served.value += plates


def evening(dishes):
    served = Value("i", 0)
    cooks = [Process(target=work, args=(dish, served)) for dish in dishes]
    for c in cooks:
        c.start()
    for c in cooks:
        c.join()
    return served.value
#: end


if __name__ == "__main__":
    plates = evening(["soup", "bread"])
    print("plates:", plates)
    print("not counted:", made.value - plates)
