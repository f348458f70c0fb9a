"""The model as triples and back: one table of terms, stores, limits, rules."""
