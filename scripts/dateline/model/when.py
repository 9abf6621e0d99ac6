"""A point or an interval in time, as exact as what was said and no more."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from .sealed import sealed
from .stored import stored

ONE_SECOND = timedelta(seconds=1)


class Precision(StrEnum):
    """The unit in which a time was stated."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    MONTH = "month"


@stored
@sealed(frozen=True, slots=True)
class When:
    """When something was published, as far as it is known.

    `earliest` and `latest` are aware datetimes, both inclusive, whole seconds; both are None where
    only the wording is known ("2 hours ago" without a capture time). `raw` is that wording, None
    where the time came as a machine-readable field.
    """

    earliest: datetime | None
    latest: datetime | None
    precision: Precision | None
    raw: str | None = None

    @classmethod
    def at(cls, moment: datetime, raw: str | None = None) -> When:
        """A time known to the second. Microseconds are dropped."""
        moment = moment.replace(microsecond=0)
        return cls(moment, moment, Precision.SECOND, raw)

    @classmethod
    def unit(cls, moment: datetime, precision: Precision, raw: str | None = None) -> When:
        """The whole minute, hour, day or month that holds `moment`, in the moment's own offset."""
        start = floor(moment, precision)
        if precision is Precision.SECOND:
            return cls(start, start, precision, raw)
        return cls(start, _next(start, precision) - ONE_SECOND, precision, raw)

    @classmethod
    def on(cls, day: date, zone: tzinfo = UTC, raw: str | None = None) -> When:
        """A calendar day, midnight to midnight in `zone`."""
        return cls.unit(datetime.combine(day, time(), zone), Precision.DAY, raw)

    @property
    def known(self) -> bool:
        """Whether there is any time at all to sort and list by."""
        return self.latest is not None

    @property
    def is_whole_unit(self) -> bool:
        """Whether the interval is exactly the unit its precision names."""
        if self.earliest is None or self.latest is None or self.precision is None:
            return False
        return self == When.unit(self.earliest, self.precision, self.raw)

    def day(self, zone: tzinfo) -> date | None:
        """The day it is listed under: its latest possible day in `zone`.

        A stated calendar day or month is a label, not an instant: it stays what was stated,
        whatever the site's zone.
        """
        if self.latest is None:
            return None
        if self.precision in (Precision.DAY, Precision.MONTH) and self.is_whole_unit:
            return self.latest.date()
        return self.latest.astimezone(zone).date()

    def about(self, zone: tzinfo) -> bool:
        """Whether even the day is not certain: the interval crosses a midnight of `zone`."""
        if self.earliest is None or self.latest is None:
            return False
        if self.precision is Precision.DAY and self.is_whole_unit:
            return False
        return self.earliest.astimezone(zone).date() != self.latest.astimezone(zone).date()


def floor(moment: datetime, precision: Precision) -> datetime:
    """`moment` with everything finer than `precision` set to its start."""
    moment = moment.replace(microsecond=0)
    if precision is Precision.SECOND:
        return moment
    if precision is Precision.MINUTE:
        return moment.replace(second=0)
    if precision is Precision.HOUR:
        return moment.replace(minute=0, second=0)
    day = 1 if precision is Precision.MONTH else moment.day
    return moment.replace(day=day, hour=0, minute=0, second=0)


def _next(start: datetime, precision: Precision) -> datetime:
    if precision is Precision.MONTH:
        year, month = divmod(start.year * 12 + start.month, 12)
        return start.replace(year=year, month=month + 1)
    step = {
        Precision.MINUTE: timedelta(minutes=1),
        Precision.HOUR: timedelta(hours=1),
        Precision.DAY: timedelta(days=1),
    }[precision]
    return start + step
