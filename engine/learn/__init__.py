"""Learning from corrected masks: samples, augmentation, losses, metrics, the trainer and its gate.

`request`, `metrics` and `gate` need no torch.
"""
