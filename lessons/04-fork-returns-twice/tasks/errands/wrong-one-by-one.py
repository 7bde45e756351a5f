#: fails together
import os

from town import deliver, given

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
    codes = send_out(2)
    print("codes:", codes)
    print("as given:", codes == [given[0], given[1]])
