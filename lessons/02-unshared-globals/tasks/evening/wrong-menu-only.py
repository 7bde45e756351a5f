#: fails told
from multiprocessing import Process

from kitchen import cook, made

PLATES = 3  #: knob 1..50


#: edit
menu = []
served = []


def work(number):
    dish = menu[number]
    served.append(cook(dish, PLATES))


def evening(dishes):
    menu.extend(dishes)
    cooks = [Process(target=work, args=(number,)) for number in range(len(dishes))]
    for c in cooks:
        c.start()
    for c in cooks:
        c.join()
    return sum(served)
#: end


if __name__ == "__main__":
    plates = evening(["soup", "bread"])
    print("plates:", plates)
    print("not counted:", made.value - plates)
