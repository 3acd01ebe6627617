"""The empty page with one Plotly figure, as plain as Plotly makes it."""

import plotly.graph_objects as go
import streamlit as st

choice = st.selectbox("Choice", list(range(40)), format_func=lambda n: f"Choice {n}")
st.title(f"Choice {choice}")
st.plotly_chart(go.Figure(go.Bar(x=[choice + 1, 2, 3], y=["A", "B", "C"])))
