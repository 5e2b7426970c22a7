"""What readers' searches tell the desk, and what the desk sets for them."""
