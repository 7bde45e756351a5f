# refused: 2:7: SyntaxError: expression expected after dictionary key and ':'
x = {1: }
