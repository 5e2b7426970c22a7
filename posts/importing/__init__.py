"""Files <-> database. ``importer`` writes; the other modules need no database, so that worker
processes can use them without setting Django up; this file imports nothing for that reason.
"""
