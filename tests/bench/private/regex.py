# Regular expressions: find, substitute, groups.
import re

line = "2024-05-17 12:30:45 ERROR [worker-7] job=1234 took 56.7ms user=anna@example.org"
pattern = re.compile(r"(\d+)-(\d+)-(\d+) (\d+):(\d+):(\d+) (\w+) \[(\S+)\] job=(\d+)")
mail = re.compile(r"[a-z]+@[a-z.]+")
total = 0
for i in range(30000):
    m = pattern.match(line)
    total += int(m.group(9))
    total += len(mail.search(line).group())
    total += len(re.sub(r"\d", "#", line))
    total += len(re.findall(r"\w+", line))
print(total)
