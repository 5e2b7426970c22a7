"""The proof of a migration: every address of the old site, asked of the new one. No database."""
