import os
from multiprocessing import Process, Value

LOAVES = 3                                      #: knob 1..20
BAKERS = 2                                      #: knob 1..6 explore 2


class Baker(Process):
    def __init__(self, name):
        super().__init__(name=name)
        self.loaves = 0                         #: mark zero
        self.shelf = Value("i", 0)              #: mark shelf

    def run(self):
        for _ in range(LOAVES):
            self.loaves += 1                    #: mark bake
        self.shelf.value = self.loaves          #: switch share
        print(f"{self.name}: {self.loaves} loaves, in process {os.getpid()}")


if __name__ == "__main__":
    bakers = [Baker(f"baker {n}") for n in range(BAKERS)]
    for baker in bakers:
        baker.start()                           #: switch start -> baker.run()
    for baker in bakers:
        baker.join()                            #: switch start
    print("shelves:", [baker.shelf.value for baker in bakers])  #: mark shelves
    print(f"main:   {[baker.loaves for baker in bakers]} loaves, in process {os.getpid()}")  #: mark printed
