# refused: 2:5: a lone surrogate (\ud800): a str of mplab holds whole characters
x = "\ud800"
