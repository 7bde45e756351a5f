# refused: 2:9: SyntaxError: cannot mix bytes and nonbytes literals
x = "a" b"b"
