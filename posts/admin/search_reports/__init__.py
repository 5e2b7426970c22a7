"""What readers' searches tell the desk: what they miss, and what they ask for more than before."""
