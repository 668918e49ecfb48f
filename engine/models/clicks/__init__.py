"""The click network: its opinion of what belongs to the object that clicks show. No torch."""
