#: fails cooked
from multiprocessing import Process

from kitchen import cook, made

PLATES = 3  #: knob 1..50


#: edit
def evening(dishes):
    served = []
    for dish in dishes:
        c = Process(target=served.append(cook(dish, PLATES)))
        c.start()
        c.join()
    return sum(served)
#: end


if __name__ == "__main__":
    plates = evening(["soup", "bread"])
    print("plates:", plates)
    print("not counted:", made.value - plates)
