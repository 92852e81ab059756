"""The life of a casus: its guarded transitions, handing over, taking over what is one's own, links, destruction."""
