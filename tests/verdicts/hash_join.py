# verdict not proved
# caveat hash 3
print(",".join({"x", "y", "z"}))
