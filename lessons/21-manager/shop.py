from multiprocessing import Manager


def open_shop():
    with Manager() as manager:                #: mark manager
        shelf = manager.list(["bread"])       #: mark list
        shelf.append("milk")                  #: mark append
        return shelf                          #: mark give


if __name__ == "__main__":
    shelf = open_shop()                       #: mark open
    print("on the shelf:", len(shelf))        #: mark count
