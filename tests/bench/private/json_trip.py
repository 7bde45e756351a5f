# Texts of json, both ways.
import json

data = {"users": [{"id": i, "name": "user %d" % i, "tags": ["a", "b", "ü"], "score": i / 7, "ok": i % 2 == 0,
                   "none": None} for i in range(2000)]}
for _ in range(15):
    text = json.dumps(data)
    back = json.loads(text)
print(len(text), back == data, len(json.dumps(data, indent=1, sort_keys=True)))
