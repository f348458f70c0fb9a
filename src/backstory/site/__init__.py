"""Write one or several dossiers as static files: a page for each thing, data, feeds, pictures."""
