"""What sites say of themselves in their generators' configurations; none of it is executed."""
