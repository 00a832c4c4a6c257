"""Pages that describe their discussion themselves: schema.org as JSON-LD, microdata or RDFa, and microformats."""
