"""What somebody types becomes terms, named questions and guarded SPARQL."""
