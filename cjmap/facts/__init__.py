"""What can be counted or followed in a map: ways, feelings, problems, channels."""
