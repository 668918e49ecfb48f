"""Errors that nobody caught: one place for all threads, saved first, then one dialog."""
