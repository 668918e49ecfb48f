"""Validation: metrics, the comparison of models, the promotion rule, and the checkpoint saver."""
