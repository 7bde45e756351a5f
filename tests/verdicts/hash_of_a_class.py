# verdict ends
# caveat hash 3
print(str.__hash__("a") % 2)
