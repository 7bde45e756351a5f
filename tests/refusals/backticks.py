# refused: 2:7: SyntaxError: invalid syntax
print(`1`)
