"""Decision support for a municipality's work for children's health, safety and learning."""
