# sys.exit(3); SystemExit can be caught, has a code, and is no Exception.
import sys
try:
    sys.exit("caught")
except SystemExit as e:
    print(repr(e.code), e.args, isinstance(e, Exception))
try:
    sys.exit((1, 2))
except SystemExit as e:
    print(repr(e.code), e)
sys.exit(3)
