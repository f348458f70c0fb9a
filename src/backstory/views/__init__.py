"""Turn a graph into pages and pictures: one builder a module, one line each in the VIEWS table."""
