# refused: beside_bad.py:2:1: SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?
import beside_bad
