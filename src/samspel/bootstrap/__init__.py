"""The only place that joins use cases to files, the catalogue and the report."""
