# refused: 2:5: \N{…} in a string is not in mplab
x = "\N{BULLET}"
