# refused: 2:5: raw_input is not in Python 3
x = raw_input()
