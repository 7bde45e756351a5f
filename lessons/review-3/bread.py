from multiprocessing import Event, Process, Value


def bake(ready, bread):
    ready.set()                              #: mark tell
    bread.value = 1                          #: mark bake


def buy(ready, bread, bought):
    ready.wait()                             #: mark wait
    bought.value = bread.value               #: mark buy


if __name__ == "__main__":
    ready, bread, bought = Event(), Value("i", 0), Value("i", 0)
    baker = Process(target=bake, args=(ready, bread))
    guest = Process(target=buy, args=(ready, bread, bought))
    guest.start()
    baker.start()
    guest.join()
    baker.join()
    print("bought:", bought.value)
