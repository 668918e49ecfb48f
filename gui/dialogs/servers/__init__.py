"""Dialog for labelling servers."""
