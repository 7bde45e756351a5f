# An uncaught NameError suggests the nearest name.
counter = 0
def work():
    return countr + 1
work()
