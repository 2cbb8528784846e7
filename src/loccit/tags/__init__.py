"""Tags that follow a vocabulary and show their evidence."""
