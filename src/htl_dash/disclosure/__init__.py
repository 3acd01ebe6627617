"""The only door from figures in the store to anything a reader sees."""
