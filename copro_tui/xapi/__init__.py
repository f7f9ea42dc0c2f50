"""Statements about learning for a learning record store (LRS), in the form of xAPI 1.0.3: made, sent, read back.

Ids and bytes follow from the record alone, so that nothing has to be queued: what is to be sent is what the learner
agreed to, less what the ledger beside the record says has arrived. Only commands load this package.
"""
