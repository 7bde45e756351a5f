# refused: 2:14: a subclass of int is not in mplab
class Number(int):
    pass
