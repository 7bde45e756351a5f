# refused: 2:6: open is not in mplab
with open("x") as f:
    pass
