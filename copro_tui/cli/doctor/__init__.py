"""``copro doctor``: checks for anything that could keep copro from working well."""
