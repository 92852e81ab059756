"""The one door: rules as data, the pure decision, and the pass that follows a durable log line."""
