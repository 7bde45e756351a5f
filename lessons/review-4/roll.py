from multiprocessing import Process
from multiprocessing.managers import BaseManager


class Roll:
    def __init__(self):
        self.last = 0

    def draw(self):
        self.last += 1                       #: mark draw
        return self.last


BaseManager.register("Roll", Roll)

if __name__ == "__main__":
    with BaseManager() as office:
        roll = office.Roll()                 #: mark make
        guest = Process(target=roll.draw)    #: mark guest
        guest.start()
        guest.join()
        print("drawn so far:", roll.last)    #: mark ask
