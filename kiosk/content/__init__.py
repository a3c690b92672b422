"""Files that curators write in; one checked, frozen exhibit out, or every fault with its place."""
