"""The service: everything that can be asked of an index, for every face alike."""

from carethread.query.service.options import COUNT_FIELDS, NO_FILTERS, Filters, GroupBy, What
from carethread.query.service.service import Service

__all__ = ["COUNT_FIELDS", "NO_FILTERS", "Filters", "GroupBy", "Service", "What"]
