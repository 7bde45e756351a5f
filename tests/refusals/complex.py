# refused: 2:5: complex is not in mplab
x = complex(1, 2)
