"""The effort meter: what each mask has cost its maker, and reports of it."""
