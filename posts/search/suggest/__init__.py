"""What helps a reader to ask: what others asked, the archive's words, did-you-mean."""
