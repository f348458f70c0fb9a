"""What follows from claims: figures beside each other, disagreements, measures, the network."""
