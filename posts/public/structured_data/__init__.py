"""What pages say of themselves to machines, as JSON-LD in the words of schema.org."""
