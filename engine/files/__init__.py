"""Files on the user's disks: paths that may be written, whole writes, failures of a disk in plain words."""
