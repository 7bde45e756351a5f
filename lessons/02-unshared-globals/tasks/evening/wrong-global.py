#: fails told
from multiprocessing import Process

from kitchen import cook, made

PLATES = 3  #: knob 1..50


#: edit
served = 0


def work(dish):
    global served
    served += cook(dish, PLATES)


def evening(dishes):
    cooks = [Process(target=work, args=(dish,)) for dish in dishes]
    for c in cooks:
        c.start()
    for c in cooks:
        c.join()
    return served
#: end


if __name__ == "__main__":
    plates = evening(["soup", "bread"])
    print("plates:", plates)
    print("not counted:", made.value - plates)
