from multiprocessing import Process

from kitchen import cook

PLATES = 3  #: knob 1..50


#: edit
def evening(dishes):
    return 5
#: end


if __name__ == "__main__":
    print("plates:", evening(["soup", "bread"]))
