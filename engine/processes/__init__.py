"""Child processes that end with their parent, and single pieces of work in a process of their own."""
