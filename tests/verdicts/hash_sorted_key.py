# verdict ends
# caveat hash 3
print(sorted("abcdef", key=hash))
