"""Work nobody waits for: a thread beside the requests, so that one process is all a site needs."""
