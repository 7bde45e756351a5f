# verdict ends
# caveat hash 3
print(min("abcdef", key=hash))
