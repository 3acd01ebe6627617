"""How is it done? Five made-up situations to practise, step by step."""

import streamlit as st

from htl_dash.ui import blocks, practice_views, state

head = st.container()
chosen = practice_views.choose_vignette()
view = practice_views.practice(chosen)
state.show_rejected()

blocks.opening(head, view)
practice_views.show(chosen, view)
