"""One module per source: fetch bytes, then parse them."""
