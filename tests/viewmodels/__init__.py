"""Tests of `htl_dash.viewmodels`; a package, since files here share names with another folder."""
