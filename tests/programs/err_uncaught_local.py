# An uncaught NameError in a function suggests one of its variables.
def work(values):
    total = 0
    for value in values:
        totl += value
    return total
def other(lenght):
    return lenth
other(3)
