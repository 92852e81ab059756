"""The acts of documents, one module each."""
