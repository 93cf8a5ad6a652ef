"""The sections of the Agreement page: a module each, with `draw(look)`."""
