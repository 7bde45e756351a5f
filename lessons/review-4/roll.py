from multiprocessing import Process
from multiprocessing.managers import BaseManager


class Roll:
    def __init__(self):
        self.last = 0                        #: mark last

    def draw(self):
        self.last += 1                       #: mark draw
        return self.last


class Office(BaseManager):
    pass


Office.register("Roll", Roll)


def come(roll):
    print("guest", roll.draw())              #: mark come


if __name__ == "__main__":
    with Office() as office:
        roll = office.Roll()                 #: mark make
        guest = Process(target=come, args=(roll,))
        guest.start()
        guest.join()
        print("drawn so far:", roll.last)    #: mark ask
