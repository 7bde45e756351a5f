# refused: 2:2: SyntaxError: cannot use assignment expressions with attribute
(a.b := 1)
