#: fails finishes
from multiprocessing import Process

from kitchen import cook, made

PLATES = 3  #: knob 1..50


#: edit
from multiprocessing import Value

menu = []
served = Value("i", 0)


def work(number):
    plates = cook(menu[number], PLATES)
    with served.get_lock():
        served.value += plates


def evening(dishes):
    cooks = [Process(target=work, args=(number,)) for number in range(len(dishes))]
    for c in cooks:
        c.start()
    menu.extend(dishes)
    for c in cooks:
        c.join()
    return served.value
#: end


if __name__ == "__main__":
    plates = evening(["soup", "bread"])
    print("plates:", plates)
    print("not counted:", made.value - plates)
