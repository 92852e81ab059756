"""The plan of a casus: goals, actions, evaluations, agreement and satisfaction. Knows no web."""
