"""Tests of `htl_dash.charts`; a package, since files here share names with another folder."""
