# Words of a text into a dict.
text = " ".join(("the quick brown fox jumps over the lazy dog and runs %d away" % (i % 977)) for i in range(20000))
for _ in range(4):
    counts = {}
    for word in text.split():
        word = word.strip(".,").lower()
        counts[word] = counts.get(word, 0) + 1
best = sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:3]
print(best)
