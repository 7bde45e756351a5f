from multiprocessing import Process

from kitchen import cook, made

PLATES = 3  #: knob 1..50


#: edit
from multiprocessing import Value


def work(dish, served):
    served.value = cook(dish, PLATES)


def evening(dishes):
    served = [Value("i", 0) for _ in dishes]
    cooks = [Process(target=work, args=(dish, s)) for dish, s in zip(dishes, served)]
    for c in cooks:
        c.start()
    for c in cooks:
        c.join()
    return sum(s.value for s in served)
#: end


if __name__ == "__main__":
    plates = evening(["soup", "bread"])
    print("plates:", plates)
    print("not counted:", made.value - plates)
