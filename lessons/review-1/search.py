from multiprocessing import Process, Value


class Dog(Process):
    found = False                            #: mark before

    def run(self):
        self.found = True                    #: mark find


def report(dog, seen):
    seen.value = int(dog.found)              #: mark look


if __name__ == "__main__":
    seen = Value("i", 0)
    dog = Dog()
    dog.start()
    dog.join()                               #: mark join
    hunter = Process(target=report, args=(dog, seen))
    hunter.start()                           #: mark hunter
    hunter.join()
    print("the hunter has seen it:", seen.value)
