# refused: 2:8: input is not in mplab
name = input("?")
