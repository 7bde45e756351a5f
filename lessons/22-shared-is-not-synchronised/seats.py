from multiprocessing import Manager, Process


def counter(seats, sold):
    seat = seats.pop(0)                       #: mark pop
    sold.append(seat)                         #: mark note


def phone(seats, sold):
    seat = seats[0]                           #: mark look
    seats.remove(seat)                        #: mark remove
    sold.append(seat)                         #: mark record


if __name__ == "__main__":
    with Manager() as manager:
        seats, sold = manager.list([1, 2]), manager.list()
        desks = [Process(target=d, args=(seats, sold), name=d.__name__) for d in (counter, phone)]
        for d in desks:
            d.start()
        for d in desks:
            d.join()
        print("sold:", sorted(sold))
