# Lists that are turned round.
def fannkuch(n):
    perm1 = list(range(n))
    count = list(range(1, n + 1))
    flips_max = 0
    r = n
    while True:
        while r != 1:
            count[r - 1] = r
            r -= 1
        if perm1[0] != 0:
            perm = perm1[:]
            flips = 0
            k = perm[0]
            while k:
                perm[:k + 1] = reversed(perm[:k + 1])
                flips += 1
                k = perm[0]
            flips_max = max(flips_max, flips)
        while True:
            if r == n:
                return flips_max
            perm1.insert(r, perm1.pop(0))
            count[r] -= 1
            if count[r] > 0:
                break
            r += 1


print(fannkuch(8))
