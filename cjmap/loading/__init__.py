"""Put a whole map together: its bases, its phase model, the files it names."""
