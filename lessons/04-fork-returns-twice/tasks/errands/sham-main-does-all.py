import os

from town import deliver

FIRST = 3  #: knob 1..50


#: edit
def send_out(shops):
    return [deliver(shop, FIRST) for shop in range(shops)]
#: end


if __name__ == "__main__":
    print("codes:", send_out(2))
