# sys.exit with a text: on stderr, code 1.
import sys
sys.exit("went wrong")
