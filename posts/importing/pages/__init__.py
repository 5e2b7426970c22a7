"""The pages of a site beside its posts: which there are, where they live, what they say."""
