"""A comparison as pages show it: `view` puts its parts together, `report` makes a page of its own of it."""
