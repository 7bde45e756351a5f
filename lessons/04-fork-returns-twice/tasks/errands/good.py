import os

from town import deliver, given

FIRST = 3  #: knob 1..50


#: edit
def send_out(shops):
    boys = []
    for shop in range(shops):
        pid = os.fork()
        if pid == 0:
            os._exit(deliver(shop, FIRST))
        boys.append(pid)
    return [os.waitstatus_to_exitcode(os.waitpid(boy, 0)[1]) for boy in boys]
#: end


if __name__ == "__main__":
    codes = send_out(2)
    print("codes:", codes)
    print("as given:", codes == [given[0], given[1]])
