"""Which articles are like one another, and which read well after one another."""
