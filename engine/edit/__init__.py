"""Pure operations on masks; nothing here knows a document or a window."""
