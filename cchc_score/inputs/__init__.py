"""Inputs: from files that people send to submissions, every value with its cell and every mistake named."""
