"""The desks of the internal links and of the old addresses."""
