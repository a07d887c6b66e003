"""How the English pipeline was trained: `python -m framing.english.training.train TREEBANKS`, from openly licensed data."""
