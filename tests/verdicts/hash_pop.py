# verdict not proved
# caveat hash
s = {"x", "y"}
print(s.pop())
