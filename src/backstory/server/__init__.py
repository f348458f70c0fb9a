"""Serve a graph over HTTP: the SPARQL 1.1 Protocol, a page for each thing, feeds."""
