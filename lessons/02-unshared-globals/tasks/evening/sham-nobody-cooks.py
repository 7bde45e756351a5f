from multiprocessing import Process

from kitchen import cook, made

PLATES = 3  #: knob 1..50


#: edit
def evening(dishes):
    return PLATES + 2
#: end


if __name__ == "__main__":
    plates = evening(["soup", "bread"])
    print("plates:", plates)
    print("not counted:", made.value - plates)
