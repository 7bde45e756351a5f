# refused: 2:5: unicode is not in Python 3
x = unicode("a")
