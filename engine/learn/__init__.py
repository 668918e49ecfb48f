"""Training on corrected masks: samples, augmentation, losses, validation, promotion and the trainer.

`request`, `losses`, `optim`, `validation.metrics` and `validation.promotion` load no torch.
"""
