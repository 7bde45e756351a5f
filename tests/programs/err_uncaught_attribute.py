# An uncaught AttributeError suggests the nearest attribute.
class Account:
    def __init__(self):
        self.balance = 5
    def deposit(self, n):
        self.balanse += n
Account().deposit(1)
