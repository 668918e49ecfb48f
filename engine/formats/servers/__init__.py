"""Labelling servers: tasks of Label Studio and CVAT as a data set on disk, and masks back to their tasks."""
