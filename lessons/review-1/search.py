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
    dog.join()
    hunter = Process(target=report, args=(dog, seen))  #: mark hunter
    hunter.start()
    hunter.join()
    print("the hunter has seen it:", seen.value)
