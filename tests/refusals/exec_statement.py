# refused: 2:1: SyntaxError: Missing parentheses in call to 'exec'. Did you mean exec(...)?
exec "x"
