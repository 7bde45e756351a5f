# verdict not proved
# caveat random
import random
if __name__ == "__main__":
    print(random.choice(["heads", "tails"]))
