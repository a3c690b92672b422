"""What the visitor sees and does: state and intent in, next state out."""
