"""Kinds of network jobs, one file each: the request, its steps and its events."""
