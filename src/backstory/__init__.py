"""Ask what came before the news, who says so, and where they disagree."""

__all__ = ["__version__"]

__version__ = "0.1.0"
