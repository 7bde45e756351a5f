# refused: 2:5: complex numbers are not in mplab
x = 2j
