"""Readers of formats of microscopy, medicine and mapping."""
