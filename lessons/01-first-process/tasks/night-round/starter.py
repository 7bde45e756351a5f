from multiprocessing import Process

from doors import look

OPEN = 1  #: knob 0..1


#: edit
def night_round(doors):
    # doors[n] says: is door n open?
    # A guard runs look(n, doors[n]).
    # Returns a list: the open doors.
    return []
#: end


if __name__ == "__main__":
    print("open doors:", night_round([door == OPEN for door in range(2)]))
