#: fails codes
import os

from town import deliver, given

FIRST = 3  #: knob 1..50


#: edit
def send_out(shops):
    for shop in range(shops):
        if os.fork() == 0:
            os._exit(deliver(shop, FIRST))
    return [os.waitstatus_to_exitcode(os.wait()[1]) for _ in range(shops)]
#: end


if __name__ == "__main__":
    codes = send_out(2)
    print("codes:", codes)
    print("as given:", codes == [given[0], given[1]])
