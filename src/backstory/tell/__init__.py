"""Claims in words: one thing whole, figures, disputes, briefs, citations, differences."""
