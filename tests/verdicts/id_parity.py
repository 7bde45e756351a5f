# verdict not proved
# caveat id
a = object()
print("yes" if id(a) // 16 % 2 else "no")
