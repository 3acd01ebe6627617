"""Tests of `htl_dash.services`; a package, so that its conftest shadows no other."""
