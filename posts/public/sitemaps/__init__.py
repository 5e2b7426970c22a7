"""What crawlers are told: sitemaps, robots.txt, llms.txt."""
