"""Files: where rules and scenarios lie, and how a file is written without losing another."""
