"""The desk of the privacyfunctionaris: signals, cases, questions, breaches, samples. Knows no casus content."""
