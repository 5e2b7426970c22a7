"""Files out of the media store: pictures and their lighter copies, kept files, cards."""
