# verdict proved
print(sorted({"x", "y", "z"}), len({"a", "a"}))
