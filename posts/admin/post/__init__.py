"""The desk of the articles: their list, their form, their preview, their history."""
