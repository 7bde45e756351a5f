# verdict ends
# caveat hash 3
print("a".__hash__() % 2)
