from multiprocessing import Process, Value


def set_by(mine, other):
    mine.value = other.value + 1             #: mark set


if __name__ == "__main__":
    tower, hall = Value("i", 0), Value("i", 0)
    keepers = [Process(target=set_by, args=(tower, hall)),
               Process(target=set_by, args=(hall, tower))]
    for k in keepers:
        k.start()
    for k in keepers:
        k.join()
    print("tower", tower.value, "hall", hall.value)
