"""Pictures, notebook cells and pages; `web/` holds their TypeScript."""
