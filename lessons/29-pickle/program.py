from multiprocessing import Lock, Pipe, Process


class Oven:
    def __init__(self, degrees):
        self.degrees = degrees                  #: mark degrees
        self.lock = Lock()                      #: mark lock

    def __getstate__(self):                     #: switch state -> def unused(self):
        return {"degrees": self.degrees}

    def bake(self, bread):
        return f"{bread} at {self.degrees}"     #: mark method


def bake(bread):
    return f"{bread} baked"                     #: mark bake


def helper(end):
    while (work := end.recv()) is not None:
        end.send(work("rye"))                   #: mark call


if __name__ == "__main__":
    here, there = Pipe()
    Process(target=helper, args=(there,)).start()

    def bake(bread):                            #: switch again -> def burn(bread):
        return f"{bread} burnt"

    tries = {"function": bake, "lambda": lambda b: b, "method": Oven(200).bake}  #: mark tries
    for name, work in tries.items():
        try:
            here.send(work)                     #: mark send
            print(name, "->", here.recv())      #: mark back
        except Exception as error:
            print(name, "stays:", type(error).__name__)
    here.send(None)
