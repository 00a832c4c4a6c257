"""What reading and searching share: records, fields, lexicon, store, engines. Imports neither of the other rooms."""
