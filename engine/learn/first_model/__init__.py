"""The first models of a project, fitted within seconds: in closed form, or on filters by a few steps."""
