"""Who may ask, from where, how often and how much: one middleware a question, and what they share.

A request passes them from top to bottom: `headers`, `sessions`, `failures`, `hosts`, `rates`, `access`, `bodies`.
"""
