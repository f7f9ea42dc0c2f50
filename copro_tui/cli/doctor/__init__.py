"""``copro doctor``: what could keep copro from working well."""
