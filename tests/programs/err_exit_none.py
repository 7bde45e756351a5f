# sys.exit() without a code, in a function and with finally.
import sys
def f():
    try:
        sys.exit()
    finally:
        print("finally runs")
f()
