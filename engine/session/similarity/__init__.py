"""Similarity search: embeddings of a project's images, like images, the map of all."""
