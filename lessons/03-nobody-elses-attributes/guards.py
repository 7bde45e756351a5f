from multiprocessing import Process

KEYS = 5                                        #: knob 3..9


class Guard(Process):
    keys = KEYS                                 #: mark keys

    def run(self):
        Guard.keys -= 1                         #: mark guard
        print(self.name, "leaves", Guard.keys)  #: mark leaves


if __name__ == "__main__":
    first, second = Guard(name="first"), Guard(name="second")
    first.start()
    first.join()
    Guard.keys -= 1                             #: mark main
    second.start()
    second.join()
    print("main leaves", Guard.keys)            #: mark end
