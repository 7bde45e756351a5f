# Is this file a trace that Perfetto can draw? Usage: trace_check.py FILE [NAME|NAME…=LEAST]...: at least so many events
# called NAME (or one of those names).
import json
import sys

trace = json.load(open(sys.argv[1]))["traceEvents"]
lanes, flows, named, count = {}, {}, set(), {}
for e in trace:
    assert isinstance(e["pid"], int) and isinstance(e["tid"], int) and e["pid"] > 0, e
    count[e["name"]] = count.get(e["name"], 0) + 1
    lane = (e["pid"], e["tid"])
    if e["ph"] == "M":
        named.add(lane if e["name"] == "thread_name" else (e["pid"], "process"))
        continue
    assert e["ts"] >= 0, e
    if e["ph"] == "X":
        assert e["dur"] >= 0, e
        lanes.setdefault(lane, []).append((round(e["ts"] * 1000), -round(e["dur"] * 1000), e["name"]))
    elif e["ph"] in "sf":
        flows.setdefault(e["id"], {})[e["ph"]] = e
    else:
        assert e["ph"] == "i", e

for lane, slices in lanes.items():
    assert lane in named and (lane[0], "process") in named, lane
    open_ones = []
    for start, minus, name in sorted(slices):
        end = start - minus
        while open_ones and open_ones[-1][0] <= start:
            open_ones.pop()
        assert not open_ones or end <= open_ones[-1][0] + 1, (lane, name, start, end, open_ones[-1])
        open_ones.append((end, name))

for ends in flows.values():
    assert set(ends) == {"s", "f"}, ends
    assert ends["s"]["ts"] <= ends["f"]["ts"], ends
    for end in ends.values():
        at = round(end["ts"] * 1000)
        assert any(s <= at <= s - m for s, m, _ in lanes[(end["pid"], end["tid"])]), end

for want in sys.argv[2:]:
    name, least = want.rsplit("=", 1)
    assert sum(count.get(one, 0) for one in name.split("|")) >= int(least), (name, count)
