# refused: 3:19: a metaclass is not in mplab
class M: pass
class A(metaclass=M): pass
