# verdict ends
# caveat hash 3
print(sum(map(hash, "ab")) % 3)
