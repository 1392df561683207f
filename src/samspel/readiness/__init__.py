"""Assessment logic of readiness: the ten questions, the four phases. Pure."""
