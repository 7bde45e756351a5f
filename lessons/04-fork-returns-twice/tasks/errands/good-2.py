import os

from town import deliver, given

FIRST = 3  #: knob 1..50


#: edit
import sys


def boy(shop):
    pid = os.fork()
    if pid:
        return pid
    sys.exit(deliver(shop, FIRST))


def send_out(shops):
    shop_of = {boy(shop): shop for shop in range(shops)}
    codes = [0] * shops
    for _ in range(shops):
        pid, status = os.wait()
        codes[shop_of[pid]] = os.WEXITSTATUS(status)
    return codes
#: end


if __name__ == "__main__":
    codes = send_out(2)
    print("codes:", codes)
    print("as given:", codes == [given[0], given[1]])
