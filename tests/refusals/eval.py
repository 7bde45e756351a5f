# refused: 2:7: eval is not in mplab
print(eval("1"))
