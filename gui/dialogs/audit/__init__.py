"""Dialog of the audit: a list of findings, to be gone through, mended or left as they are."""
