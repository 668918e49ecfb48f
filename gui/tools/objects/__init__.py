"""Tools that work on what is labelled already: cutting, joining, pushing, measuring."""
