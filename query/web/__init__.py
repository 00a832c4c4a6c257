"""The web page and the JSON API over the service. Optional: `carethread[web]`."""
