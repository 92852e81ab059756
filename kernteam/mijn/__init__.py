"""What waits for the person who asks: tasks that were given him, and those that follow from his casussen."""
