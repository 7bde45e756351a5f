# refused: 2:12: a subclass of str is not in mplab
class Text(str): pass
