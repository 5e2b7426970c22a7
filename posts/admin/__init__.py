"""The editors' door: Django's admin as one newsroom's desk; saving goes through the workflow."""
