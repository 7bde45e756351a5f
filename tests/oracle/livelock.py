"""Which states of a graph are lost: no end can be reached from them, and whatever is done leads back to them."""
import collections


def lost_for_ever(follows):
    """follows: a state's number, and those after it; none: an end. The states that are gone round in for ever."""
    before = collections.defaultdict(list)
    for here, there in follows.items():
        for n in there:
            before[n].append(here)
    hopeful = reached([n for n, there in follows.items() if not there], before)
    lost = follows.keys() - hopeful
    # In a circle that cannot be left everything that can be reached can also be come from.
    found = set()
    while lost:
        circle = smallest_circle(next(iter(lost)), follows)
        found |= circle
        lost -= reached(circle, before)
    return found


def reached(starts, edges):
    known, todo = set(starts), list(starts)
    while todo:
        for n in edges[todo.pop()]:
            if n not in known:
                known.add(n)
                todo.append(n)
    return known


def smallest_circle(n, follows):
    """From n on, a set that is never left and all of whose states reach each other."""
    here = reached([n], follows)
    while True:
        for n in here:
            ahead = reached([n], follows)
            if len(ahead) < len(here):
                here = ahead
                break
        else:
            return here
