"""An article comes in; out go its mentions, linked with what a graph records, each with reasons."""
