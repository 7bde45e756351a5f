from multiprocessing import Process

from kitchen import cook

PLATES = 3  #: knob 1..50


#: edit
def evening(dishes):
    return sum(cook(dish, PLATES) for dish in dishes)
#: end


if __name__ == "__main__":
    print("plates:", evening(["soup", "bread"]))
