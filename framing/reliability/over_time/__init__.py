"""Agreement over time: drift against the others, stability against oneself."""
