"""An index that lives in a cluster, records and all: nothing of it lies on the machine that asks or indexes."""
