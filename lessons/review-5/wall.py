from multiprocessing import Pool


class Wall:
    colour = "grey"


def paint(wall):
    wall.colour = "green"                    #: mark paint
    return wall


if __name__ == "__main__":
    old = Wall()
    with Pool(1) as pool:
        new = pool.apply(paint, (old,))      #: mark apply
    print("old:", old.colour, "new:", new.colour)
