"""Messages by mail: an outbox written with the change, and sent outside the request. Knows no task and no casus."""
