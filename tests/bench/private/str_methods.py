# Methods of texts, by character and as a whole.
text = "Sphinx of black quartz, judge my vow. " * 400
total = 0
for _ in range(12):
    total += sum(1 for c in text if c.isalpha() and c not in "aeiou")
    total += len(text.replace("quartz", "stone").upper().title())
    total += text.count("o") + text.find("zzz")
    total += len("".join(reversed(text)))
    total += len("-".join(w.center(12, "*") for w in text.split(" ")))
    caesar = "".join(chr((ord(c) - 97 + 3) % 26 + 97) if c.islower() else c for c in text)
print(total, caesar[:20])
