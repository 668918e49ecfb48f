"""Writers of formats of microscopy, medicine and mapping."""
