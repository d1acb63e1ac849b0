"""Vietnamese administrative-procedure control plans as typed data."""
