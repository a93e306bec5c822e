"""Time expressions: which words are one, and what day, stretch or set of days they mean."""
