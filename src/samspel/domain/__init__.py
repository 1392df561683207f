"""Values and entities of industrial symbiosis: no input or output, nothing heavy at import."""
