"""Articles to coded tables: quotations, attributions, speakers, labels and their voice, casualty claims and their events."""
