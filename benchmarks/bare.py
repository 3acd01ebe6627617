"""The empty page: one choice and a heading that follows it. The floor of Streamlit."""

import streamlit as st

st.title(st.selectbox("Choice", [f"Choice {number}" for number in range(40)]))
