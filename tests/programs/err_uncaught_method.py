# An uncaught AttributeError on a list.
numbers = []
numbers.apend(1)
