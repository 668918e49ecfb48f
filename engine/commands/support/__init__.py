"""Parts that the commands share: inputs, outputs, options, the terminal, exit codes."""
