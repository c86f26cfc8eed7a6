"""The exercises, a file for each lesson: question, hint, solution and usual mistakes. Data only."""
