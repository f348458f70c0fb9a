"""The nouns: claims, sources, names and concepts, and an index of the names."""
