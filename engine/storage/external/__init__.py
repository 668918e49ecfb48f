"""External changes: what other programs do to images, mask files and the folder of a project."""
