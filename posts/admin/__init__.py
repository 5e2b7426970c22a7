"""The editors' door: Django's admin as one newsroom's desk; saving goes through the workflow.

A room a subject; beside them stands what all of them share: rights, saving, form fields, pages that
are none of Django's own, the comparison of two texts.
"""
