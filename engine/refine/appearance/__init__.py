"""Appearance models: what each class looks like by colour and texture, learned from the scribbles."""
