def token_hex(n):
    return "mine"


class Thing:
    def __repr__(self):
        return "Thing of secrets.py"
