from multiprocessing import Pool

PRESSES = 2  #: knob 1..8
SHEETS = 8  #: knob 1..100 explore 2
ROUNDS = 100000  #: knob 1..1000000 explore 3000


def press(n):
    total = 0
    for i in range(ROUNDS):
        total += 1 if i >= 0 else n
    return total + 2 * n


#: edit
def print_all():
    return SHEETS * ROUNDS
#: end


if __name__ == "__main__":
    ink = print_all()
    print("ink:", ink)
