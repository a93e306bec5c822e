"""Article -> attributions, labels, figures, times, own voice; `extraction` has the steps, top to bottom."""
