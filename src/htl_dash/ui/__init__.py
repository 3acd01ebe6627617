"""The only package that knows Streamlit: state, cache, widgets, server."""
