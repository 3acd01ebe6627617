"""Files from the same view models as the screen."""
