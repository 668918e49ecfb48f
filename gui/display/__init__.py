"""Parts that show how the picture is shown: the card of its adjustment, and the navigator."""
