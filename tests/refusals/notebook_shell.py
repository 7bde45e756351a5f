# refused: 2:1: SyntaxError: invalid syntax
!ls
