# A module that another one imports.
def twice(x):
    return 2 * x
