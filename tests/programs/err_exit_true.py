# SystemExit(True) is code 1, raised as a class elsewhere.
try:
    raise SystemExit
except SystemExit as e:
    print(e.code)
try:
    exit(4)
except SystemExit as e:
    print(e.code)
raise SystemExit(True)
