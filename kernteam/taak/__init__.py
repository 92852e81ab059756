"""What waits for somebody: a task with its last day, or a notice. Knows no casus content and no web."""
