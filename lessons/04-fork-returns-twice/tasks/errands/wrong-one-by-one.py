#: fails together
import os

from town import deliver

FIRST = 3  #: knob 1..50


#: edit
def send_out(shops):
    codes = []
    for shop in range(shops):
        pid = os.fork()
        if pid == 0:
            os._exit(deliver(shop, FIRST))
        codes.append(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
    return codes
#: end


if __name__ == "__main__":
    print("codes:", send_out(2))
