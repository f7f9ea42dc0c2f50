"""The course by a link: the same screens and the same lines in a browser, each person with a record of their own."""
