"""Check of a project on disk, and its repair: database, journal, masks, images, models, leftovers."""
