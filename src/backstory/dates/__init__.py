"""Dates as written (EDTF), their bounds in whole days, and how surely one is before another."""
