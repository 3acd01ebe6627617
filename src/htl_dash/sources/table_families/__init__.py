"""The families of tables that colleagues send, and how each is read."""
