"""Pages, the REST API and tools for assistants, all of them in front of one library. `create_app` is the door."""
