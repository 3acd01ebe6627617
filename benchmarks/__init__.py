"""How fast the product is, beside a page of Streamlit's own with nothing on it.

Everything is measured in one run on one computer, since only the ratios between the
contenders mean anything elsewhere. Traffic goes to 127.0.0.1 alone and stops by itself.
Reads process figures from /proc, so memory and CPU are measured on Linux only.
"""
