"""What the program says to people: phrases, names of dates and numbers, tables and their forms."""
