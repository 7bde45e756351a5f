# Dates, times, zones and spans with odd arguments; NormalDist and UUID.
import datetime as D, time, pickle, copy, statistics, uuid
from datetime import *


def go(n, f):
    try:
        print(n, repr(f()))
    except Exception as e:
        print(n, type(e).__name__, e)


class TZ(tzinfo):

    def utcoffset(self, dt):
        return timedelta(hours=2)

    def dst(self, dt):
        return timedelta(hours=1)

    def tzname(self, dt):
        return 'TZ'


class DT(datetime):
    pass


class DA(date):
    pass


class TI(D.time):
    pass


class TD(timedelta):
    pass


d = date(2024, 2, 29)
dt = datetime(2024, 2, 29, 13, 5, 6, 789)
aw = datetime(2024, 2, 29, 13, 5, 6, tzinfo=TZ())
t = D.time(13, 5, 6, 7)
go('iso', lambda: d.isocalendar())
go('iso2', lambda: d.isocalendar().week)
go('iso3', lambda: [date(y, 1, 1).isocalendar()[:] for y in range(2010, 2030)])
go('iso4', lambda: [tuple(date(y, 12, 31).isocalendar()) for y in range(2010, 2030)])
go('fi', lambda: date.fromisocalendar(2024, 9, 4))
go('fi2', lambda: datetime.fromisocalendar(2020, 53, 7))
go('fi3', lambda: date.fromisocalendar(2021, 53, 7))
go('fi4', lambda: date.fromisocalendar(2021, 1, 8))
go('tz', lambda: aw.timetz())
go('utt', lambda: aw.utctimetuple())
go('utt2', lambda: dt.utctimetuple())
go('tt', lambda: aw.timetuple())
go('time', lambda: dt.time())
go('dst', lambda: D.time(1, tzinfo=TZ()).dst())
go('fold', lambda: D.time(1, fold=1))
go('fold2', lambda: datetime(2020, 1, 1, fold=1))
go('rep', lambda: dt.replace(fold=1))
go('rept', lambda: t.replace(tzinfo=TZ()).tzname())
go('tzi', lambda: tzinfo().utcoffset(None))
go('tzi2', lambda: tzinfo().dst(None))
go('tzi3', lambda: tzinfo().tzname(None))
go('sub', lambda: DT(2020, 1, 1) + timedelta(1))
go('sub2', lambda: DA(2020, 1, 1))
go('sub3', lambda: TI(3))
go('sub4', lambda: TD(3))
go('sub5', lambda: DT.now().__class__)
go('sub6', lambda: TD(1) + TD(2))
go('sub7', lambda: DA(2020, 1, 1).replace(day=3))
go('cmp', lambda: d < dt)
go('cmp2', lambda: d == dt)
go('cmp3', lambda: dt == d)
go('cmp4', lambda: dt < aw)
go('cmp5', lambda: dt == aw)
go('cmp6', lambda: d < 3)
go('cmp7', lambda: d == 3)
go('cmp8', lambda: dt - d)
go('cmp9', lambda: d - dt)
go('add', lambda: d + timedelta(hours=25))
go('add2', lambda: timedelta(1) + d)
go('add3', lambda: d + 1)
go('sub8', lambda: date.min - timedelta(1))
go('sub9', lambda: date.max + timedelta(1))
go('subA', lambda: datetime.max + timedelta(1))
go('fs', lambda: f'{d:%Y-%m-%d} {dt:%H:%M:%S.%f} {aw:%z %Z}')
go('fs2', lambda: d.strftime('%a %A %b %B %d %j %U %w %W %y %G %V %u %% %e'))
go('fs3', lambda: t.strftime('%H:%M %p %I'))
go('isof', lambda: [datetime.fromisoformat(s) for s in ('2024-02-29', '2024-02-29T13', '2024-02-29 13:05',
    '2024-02-29T13:05:06.123', '2024-02-29T13:05:06.123456+02:00', '2024-02-29T13:05:06Z', '20240229T130506',
    '2024-W09-4', '2024-02-29T13:05:06,5')])
go('isof2', lambda: date.fromisoformat('20240229'))
go('isof3', lambda: date.fromisoformat('2024-W09-4'))
go('isof4', lambda: date.fromisoformat('2024-2-9'))
go('isof5', lambda: D.time.fromisoformat('13:05:06+01:00'))
go('isof6', lambda: D.time.fromisoformat('T13'))
go('isof7', lambda: datetime.fromisoformat('x'))
go('isof8', lambda: date.fromisoformat('2024-02-30'))
go('isof9', lambda: date.fromisoformat(3))
go('sp', lambda: datetime.strptime('29/02/24 1:05 PM', '%d/%m/%y %I:%M %p'))
go('sp2', lambda: datetime.strptime('2024-02-29 +0200', '%Y-%m-%d %z'))
go('sp3', lambda: datetime.strptime('x', '%Y'))
go('sp4', lambda: datetime.strptime('2024 x', '%Y'))
go('sp5', lambda: datetime.strptime('Feb 29 2024', '%b %d %Y'))
go('sp6', lambda: DT.strptime('2024', '%Y'))
go('comb', lambda: datetime.combine(d, t))
go('comb2', lambda: datetime.combine(d, t, tzinfo=timezone.utc))
go('ts', lambda: datetime.fromtimestamp(0, timezone.utc))
go('ts2', lambda: datetime(1970, 1, 2, tzinfo=timezone.utc).timestamp())
go('ts3', lambda: datetime.fromtimestamp(1.5, TZ()))
go('ts4', lambda: datetime.utcfromtimestamp(-1.5))
go('ast', lambda: aw.astimezone(timezone.utc))
go('ast2', lambda: aw.astimezone(timezone(timedelta(hours=-5, minutes=-30))))
go('td', lambda: timedelta(days=1.5, hours=2.25, weeks=1, milliseconds=3))
go('td2', lambda: timedelta(1) / 3)
go('td3', lambda: timedelta(1) // timedelta(hours=5))
go('td4', lambda: divmod(timedelta(1), timedelta(hours=5)))
go('td5', lambda: timedelta(1) * 1.5)
go('td6', lambda: str(-timedelta(1, 2, 3)))
go('td7', lambda: abs(timedelta(-1)))
go('td8', lambda: timedelta(1) % timedelta(hours=7))
go('td9', lambda: timedelta('a'))
go('tdB', lambda: bool(timedelta(0)))
go('tdC', lambda: timedelta(1) / timedelta(2))
go('tdD', lambda: timedelta(1) + 1)
go('tdE', lambda: timedelta(1) / 0)
go('tdF', lambda: sum([timedelta(1), timedelta(2)], timedelta()))
go('tdG', lambda: timedelta(1).total_seconds())
go('tdH', lambda: timedelta(microseconds=1.5))
go('tdI', lambda: timedelta(1) * 'a')
go('set2', lambda: setattr(d, 'foo', 3))
go('bad', lambda: date(2023, 2, 29))
go('bad2', lambda: datetime(2023, 1, 1, 25))
go('bad3', lambda: date('a', 1, 1))
go('bad4', lambda: date(2020))
go('bad5', lambda: D.time(24))
go('bad6', lambda: datetime(2020, 1, 1, tzinfo=3))
go('bad7', lambda: date(2020.0, 1, 1))
go('hash', lambda: hash(date(2020, 1, 1)) == hash(date(2020, 1, 1)))
go('pk', lambda: pickle.loads(pickle.dumps(dt)))
go('pk2', lambda: pickle.loads(pickle.dumps(datetime(2020, 1, 1, tzinfo=timezone.utc))))
go('cp', lambda: copy.deepcopy(dt))
go('ct', lambda: (d.ctime(), dt.ctime()))
go('wd', lambda: (d.weekday(), d.isoweekday(), d.toordinal()))
go('mm', lambda: (date.min, date.max, date.resolution, datetime.min, datetime.max, D.time.min, D.time.max,
    timedelta.min, timedelta.max))
go('utc', lambda: D.UTC)
go('tzr', lambda: timezone(timedelta(hours=1), 'X'))
go('tzs', lambda: str(timezone(timedelta(minutes=-90))))
go('tzb', lambda: timezone(timedelta(days=2)))
go('tzc', lambda: timezone.utc == timezone(timedelta(0)))
go('today', lambda: type(date.today()))
go('iso5', lambda: dt.isoformat(' ', 'minutes'))
go('iso6', lambda: dt.isoformat(timespec='milliseconds'))
go('iso7', lambda: dt.isoformat(timespec='x'))
go('iso8', lambda: aw.isoformat())
go('sorted', lambda: sorted([date(2020, 2, 1), date(2020, 1, 1)]))
go('max', lambda: max(dt, dt.replace(year=2025)))
go('in', lambda: date(2020, 1, 1) in {date(2020, 1, 1): 1})
go('isinst', lambda: isinstance(dt, date))
go('repr', lambda: D.time())
go('repr2', lambda: D.time(1, 2, 0, 5))
go('year', lambda: (date.year, type(date.year)) and 1)
go('kw', lambda: date(day=1, month=2, year=3))
go('nd', lambda: statistics.NormalDist(0, 1).inv_cdf(0.975))
go('nd2', lambda: statistics.NormalDist(0, 1).overlap(statistics.NormalDist(1, 1)))
go('nd3', lambda: statistics.NormalDist(100, 15).quantiles())
go('nd4', lambda: statistics.NormalDist(0, 1).overlap(statistics.NormalDist(1, 2)))
go('nd5', lambda: [statistics.NormalDist(5, 2).inv_cdf(p / 20) for p in range(1, 20)])
go('nd6', lambda: statistics.NormalDist(5, 2).inv_cdf(0))
go('nd7', lambda: statistics.NormalDist(5, 0).inv_cdf(0.5))
go('nd8', lambda: statistics.NormalDist(5, 2).inv_cdf(1e-10))
go('nd9', lambda: statistics.NormalDist(5, 2).overlap(3))
u = uuid.UUID('12345678-1234-5678-1234-567812345678')
for a in ('bytes bytes_le clock_seq clock_seq_hi_variant clock_seq_low fields hex int is_safe node time '
          'time_hi_version time_low time_mid urn variant version').split():
    go(a, lambda: getattr(u, a))
go('v', lambda: uuid.UUID(int=0).variant)
go('v2', lambda: uuid.UUID(int=0).version)
go('v3', lambda: uuid.uuid4().version)
go('le', lambda: uuid.UUID(bytes_le=u.bytes_le))
go('f', lambda: uuid.UUID(fields=u.fields))
go('cmp', lambda: u <= u)
go('cmp2', lambda: u < 3)
go('set', lambda: setattr(u, 'int', 3))
go('none', lambda: uuid.UUID())
go('bad', lambda: uuid.UUID('x'))
go('u5', lambda: uuid.uuid5(uuid.NAMESPACE_DNS, 'python.org'))
go('u3', lambda: uuid.uuid3(uuid.NAMESPACE_DNS, 'python.org'))
go('two', lambda: uuid.UUID(hex='1' * 32, int=3))
go('str', lambda: str(u))
go('variant', lambda: [uuid.UUID(int=i << 60).variant for i in range(0, 16)])
go('fb', lambda: uuid.UUID(fields=(1, 2)))
go('ver', lambda: uuid.UUID(int=5, version=9))
go('int', lambda: int(u))
