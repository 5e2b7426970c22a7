"""The desk of the imports: an upload, its run, its report."""
