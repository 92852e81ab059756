"""Flask's edge: routes with an act, problem+json, headers, paging, one commit per request. Knows no feature."""
