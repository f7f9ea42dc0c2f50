"""Pages that learners take with them: the plan and the certificate. Pure: text in, text out."""
