from datetime import datetime, date, time, timedelta, timezone, UTC
import datetime as dt, pickle
a = datetime(2024, 2, 29, 13, 45, 30, 123456)
b = datetime(2023, 12, 31)
print(a, repr(a), b, repr(b), a - b, repr(a - b), (a - b).total_seconds(), a + timedelta(days=1, hours=12), a > b,
      a == a.replace(), a.isoformat(), b.isoformat(' '))
print(a.strftime('%Y-%m-%d %H:%M:%S.%f %a %A %b %B %j %p %I %y %%'), f'{a:%H:%M}', a.date(), a.time(), a.weekday(),
      a.isoweekday(), a.timetuple().tm_yday, a.toordinal(), a.ctime())
print(datetime.strptime('2021-03-04 05:06:07', '%Y-%m-%d %H:%M:%S'),
      datetime.strptime('4 Mar 2021 11:06 PM', '%d %b %Y %I:%M %p'), datetime.fromisoformat('2020-01-02T03:04:05'),
      datetime.fromisoformat('2020-01-02'))
print(timedelta(days=1, seconds=5), timedelta(hours=-1), timedelta(milliseconds=1500), timedelta(weeks=2),
      repr(timedelta(0)), repr(timedelta(1, 2, 3)), timedelta(seconds=90) * 2, timedelta(seconds=90) / 4,
      timedelta(1) // timedelta(hours=5), timedelta(1) % timedelta(hours=5), -timedelta(seconds=1), abs(timedelta(-1)),
      timedelta(0.5), timedelta(1) / timedelta(hours=1))
print(date(2024, 1, 31) + timedelta(30), date(2024, 3, 1) - date(2023, 3, 1), date(2024, 5, 6).strftime('%d/%m/%Y'),
      date.fromisoformat('2024-05-06'), repr(date(2024, 5, 6)), date(2024, 5, 6).replace(year=2000),
      date.fromordinal(730000))
print(time(1, 2, 3), time(1, 2), repr(time(1, 2, 3, 4)), time(5).isoformat(), time(1) < time(2))
u = datetime(2024, 6, 1, 12, tzinfo=timezone.utc)
print(u, repr(u), u.isoformat(), u.astimezone(timezone(timedelta(hours=5, minutes=30))), u.timestamp(), u.tzname(),
      timezone(timedelta(hours=-3)), u.utcoffset(), u == datetime(2024, 6, 1, 14, tzinfo=timezone(timedelta(hours=2))),
      u.strftime('%z %Z'), UTC)
print(datetime.fromtimestamp(0, timezone.utc), datetime.utcfromtimestamp(86400.5),
      datetime.combine(date(2020, 1, 1), time(3, 4)), datetime.min, datetime.max, date.max, timedelta.max,
      timedelta.resolution)
for f in [lambda: datetime(2024, 13, 1), lambda: date(2023, 2, 29), lambda: datetime(2024, 1, 1, 25), lambda: u - a,
          lambda: u < a, lambda: datetime.strptime('x', '%Y'), lambda: datetime.strptime('2020-01-01 z', '%Y-%m-%d'),
          lambda: date.fromisoformat('2020/01/01'), lambda: timedelta('x')]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for o in (a, b, u, date(2020, 1, 2), timedelta(1, 2, 3), time(1, 2), timezone.utc):
    print(pickle.loads(pickle.dumps(o)) == o, hash(o) == hash(pickle.loads(pickle.dumps(o))))
print(sorted([a, b])[0], {date(2020, 1, 1): 1}[date(2020, 1, 1)], max(timedelta(1), timedelta(2)),
      sum([timedelta(1), timedelta(2)], timedelta()))
n = datetime.now()
print(type(n - datetime.now()), isinstance(n, date), n.year >= 2024, (datetime.now() - n) < timedelta(seconds=60),
      dt.datetime is datetime, str(timedelta(seconds=3661.5)).split('.')[0])
