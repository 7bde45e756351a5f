# Text that grows, is joined, is formatted.
parts = []
text = ""
for i in range(300000):
    text += "x"
    parts.append(f"{i}:{i * 2}")
    if i % 1000 == 0:
        text = text[-10:]
print(len(",".join(parts)), len(text))
for i in range(200000):
    s = "%d-%s" % (i, "abc") + str(i)
print(s)
