# strptime: every letter, and what it says.
import time
from datetime import datetime


def go(n, f):
    try:
        print(n, repr(f()))
    except Exception as e:
        print(n, type(e).__name__, e)


for t, f in [('2024-060', '%Y-%j'), ('2024 10 1', '%Y %U %w'), ('2024 10 1', '%Y %W %u'), ('2024 09 4', '%G %V %u'),
    ('Thu Feb 29 13:05:06 2024', '%c'), ('02/29/24', '%x'), ('13:05:06', '%X'), ('1:05 pm', '%I:%M %p'), ('13',
    '%S%f'), ('12.5', '%S.%f'), ('Thursday, February 29', '%A, %B %d'), ('29 Feb', '%d %b'), ('2023 29 Feb',
    '%Y %d %b'), ('99', '%y'), ('68', '%y'), ('69', '%y'), ('+05:30', '%z'), ('-0530', '%z'), ('Z', '%z'), ('UTC',
    '%Z'), ('a%b', 'a%%b'), ('x', '%q'), ('x', '%'), ('2024  1', '%Y %m'), ('20240229', '%Y%m%d'), ('1 2', '%d%m'),
    ('12', '%d%m'), ('111', '%d%m'), ('2024-13-01', '%Y-%m-%d'), ('2024-01-01x', '%Y-%m-%d'), ('jan', '%b'),
    ('JANUARY', '%B'), ('61', '%S'), ('2024 W', '%Y W'), ('2024 53', '%Y %V'), ('2024 60', '%G %j'), ('12 AM',
    '%I %p'), ('12 PM', '%I %p')]:
    go((t, f), lambda: datetime.strptime(t, f))
    go((t, f, 't'), lambda: tuple(time.strptime(t, f)))
go('i', lambda: datetime.strptime(3, '%Y'))
go('i2', lambda: datetime.strptime('3', 4))
