"""How far tags can be trusted: agreement between reviewers, its uncertainty, and what is settled."""
