"""Every bound on what one input may cost, in one place, so that the docs can cite them.

Sizes are bytes. A bound that is hit ends in a named problem (`reason` in brackets), never in a traceback.
"""

from __future__ import annotations

from carethread.indexer.readers.base import MAX_PAGE_BYTES

# One page, text, mail or export document held in memory at a time (too-large).
MAX_DOCUMENT = MAX_PAGE_BYTES
# One line of JSON Lines (too-large): longer ones are skipped without being held.
MAX_LINE = 16 * 2**20
# Containers in containers: a WARC in a zip in a tar is 3 (too-deep).
MAX_DEPTH = 4
# Members of one zip or tar (too-large).
MAX_MEMBERS = 200_000
# All members of one zip or tar together, unpacked (bomb).
MAX_UNPACKED = 64 * 2**30
# Unpacked bytes for one packed byte of a gzip, zstd or zip stream, once more than RATIO_FREE came out (bomb). Text
# packs to about 1:10, repeated log lines to 1:100; deflate cannot pass 1:1032.
MAX_RATIO = 200
RATIO_FREE = 64 * 2**20
# zstd: the largest window (bytes of history) that is decoded; `zstd --long=31` archives need 2 GiB and are refused.
MAX_ZSTD_WINDOW = 2**27

# XML is parsed with libxml2's own bounds (`huge_tree` off): 10 MB a text, 256 levels, bounded growth by entities; and
# entities that a document declares itself are refused (bomb).

# Entries of one thread (too-large): what is beyond is left aside by name.
MAX_ENTRIES = 200_000
# Messages of one mailbox that are threaded together (too-large).
MAX_MESSAGES = 2_000_000

# Seconds for one page or thread (time), and how many more each entry of a thread of an export may take.
PAGE_SECONDS = 60.0
ENTRY_SECONDS = 0.05
