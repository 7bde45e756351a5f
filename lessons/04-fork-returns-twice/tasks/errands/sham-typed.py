import os

from town import deliver

FIRST = 3  #: knob 1..50


#: edit
def send_out(shops):
    return [3, 4]
#: end


if __name__ == "__main__":
    print("codes:", send_out(2))
