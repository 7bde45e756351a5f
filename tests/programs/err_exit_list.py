# sys.exit with an object prints it on stderr and ends with 1.
import sys
print("before")
sys.exit(["a", 1])
