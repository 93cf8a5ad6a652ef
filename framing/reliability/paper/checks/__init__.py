"""The single checks of the checklist: of a study's design, and of its outcome."""
