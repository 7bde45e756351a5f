from multiprocessing import Pool

MILLERS = 2  #: knob 2..3
BIG = 9000  #: knob 6000..15000


def grind(sacks):
    flour = 0
    for sack in range(sacks):
        flour += sack % 3
    return flour


#: edit
def grind_all(orders):
    with Pool(MILLERS) as pool:
        pool.map(grind, [BIG, BIG], 1)
    return [BIG, BIG, 4]
#: end


if __name__ == "__main__":
    print("flour:", *grind_all([BIG, BIG, 5]))
