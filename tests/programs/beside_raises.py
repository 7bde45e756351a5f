# A module that raises while it is imported is not there: the next import runs it again
import sys

for i in range(2):
    try:
        import beside_raising
    except ValueError as e:
        print(e, 'beside_raising' in sys.modules)
sys.ok = True
import beside_raising
print(beside_raising.x, 'beside_raising' in sys.modules)
