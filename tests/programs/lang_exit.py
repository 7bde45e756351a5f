# sys.exit with a number.
import sys
print("going")
sys.exit(3)
